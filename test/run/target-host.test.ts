// Whose inbox a lead lands in, told from its config alone.
import { expect, it } from 'vitest'
import { leadTarget } from '../../src/run/target-host.ts'

const hook = (url: string) => ({ type: 'https-endpoint', url })
const FLOW = 'https://prod-12.westeurope.logic.azure.com'

it.each([
  [hook('https://Leads.contoso.example/in?code=canary'), 'leads.contoso.example'],
  [hook('https://leads.contoso.example:8443/other'), 'leads.contoso.example'],
  [hook('https://hooks.zapier.com/hooks/catch/123/canary/'), 'hooks.zapier.com/hooks/catch/123'],
  [
    hook(`${FLOW}:443/workflows/0a1b/triggers/manual/paths/invoke?sig=canary`),
    'prod-12.westeurope.logic.azure.com/workflows/0a1b',
  ],
  [hook('https://hooks.zapier.com/nothing'), 'hooks.zapier.com'],
  [{ type: 'salesforce', organizationId: '00Do0000000ZHog' }, 'salesforce  00do0000000zhog'],
  [{ type: 'marketo', serverId: 'ys12', munchkinId: '123-PQR-789' }, 'marketo ys12 123-pqr-789'],
  [
    { type: 'azure-table', connectionString: 'AccountName=Contoso;AccountKey=canary' },
    'contoso.table',
  ],
  ['no config', ' '],
])('%j goes to %s', (destination, target) => {
  expect(leadTarget(destination)).toBe(target)
})

const table = (connectionString: string) => ({ type: 'azure-table', connectionString })
const org = (organizationId: string) => ({ type: 'salesforce', organizationId })
const form = (serverId: string, munchkinId: string) => ({ type: 'marketo', serverId, munchkinId })

it.each([
  [hook('https://a.example/in'), hook(' HTTPS://A.Example.:443/other')],
  [hook('https://a.example/'), hook('https://a.example.:8443/')],
  [hook(`${FLOW}/workflows/0a1b/x`), hook(`${FLOW}:8443/workflows/0a1b/x`)],
  [hook(`${FLOW}/workflows/0a1b/x`), hook(`${FLOW}/workflows/0A1B/y`)],
  [org('00Do0000000ZHog'), org(' 00Do0000000ZHogEAG')],
  [form('ys12', '123-PQR-789'), form('YS12 ', '123-pqr-789')],
  [
    table('AccountName=contoso;AccountKey=x'),
    table('TableEndpoint=https://contoso.table.core.windows.net/;SharedAccessSignature=x'),
  ],
])('%j and %j are the same inbox, under the same limits', (one, other) => {
  expect(leadTarget(other)).toBe(leadTarget(one))
})

const KEY = `${'Canary/+'.repeat(10)}Canar1==`

it.each([
  table(`AccountName=contoso AccountKey=${KEY}`),
  table(`AccountName=contoso&AccountKey=${KEY}`),
  table(`AccountName=${KEY};AccountKey=contoso`),
  table(`AccountName=contoso,${KEY}`),
  org(`https://contoso.example/?oid=${KEY}`),
  org(KEY),
  form(`ys12 ${KEY}`, KEY),
  hook(`https://hooks.zapier.com/Canary1/x`),
  hook(`${FLOW}/sig=Canary1`),
  hook(`${FLOW}/workflows/Canary1`),
  hook(`https://user:Canary1@a.example/`),
])('takes no secret out of %j, whatever was pasted where', (destination) => {
  expect(leadTarget(destination).toLowerCase()).not.toContain('canar')
})
