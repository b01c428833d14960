// Whose inbox a lead lands in, told from its config alone.
import { expect, it } from 'vitest'
import { leadTarget } from '../../src/run/target-host.ts'

const hook = (url: string) => ({ type: 'https-endpoint', url })
const FLOW = 'https://prod-12.westeurope.logic.azure.com'

it.each([
  [hook('https://Leads.contoso.example/in?code=canary'), 'leads.contoso.example'],
  [hook('https://leads.contoso.example:8443/other'), 'leads.contoso.example:8443'],
  [hook('https://hooks.zapier.com/hooks/catch/123/canary/'), 'hooks.zapier.com/hooks/catch/123'],
  [
    hook(`${FLOW}:443/workflows/0a1b/triggers/manual/paths/invoke?sig=canary`),
    'prod-12.westeurope.logic.azure.com/workflows/0a1b',
  ],
  [hook('https://hooks.zapier.com/nothing'), 'hooks.zapier.com'],
  [{ type: 'salesforce', organizationId: '00Do0000000ZHog' }, 'salesforce  00Do0000000ZHog'],
  [{ type: 'marketo', serverId: 'ys12', munchkinId: '123-PQR-789' }, 'marketo ys12 123-PQR-789'],
  [
    { type: 'azure-table', connectionString: 'AccountName=Contoso;AccountKey=canary' },
    'contoso.table',
  ],
  ['no config', ' '],
])('%j goes to %s', (destination, target) => {
  expect(leadTarget(destination)).toBe(target)
})
