// What an endpoint's URL gives away before anything is sent.
import { describe, expect, it } from 'vitest'
import { httpsEndpointConfig } from '../../../src/destinations/https-endpoint/config.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const SIG = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0-_w'
const FLOW =
  'https://0123456789abcdef0123456789abcd.ef.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0f1e2d3c4b5a69788796a5b4c3d2e1f0/triggers/manual/paths/invoke'
const SIGNED = `${FLOW}?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${SIG}`
const LOGIC_APP = `https://prod-12.westeurope.logic.azure.com:443/workflows/0f1e2d3c4b5a69788796a5b4c3d2e1f0/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${SIG}`

function lint(url: string) {
  const evidence = httpsEndpointConfig.lint(
    { type: 'https-endpoint', url },
    { cloud: 'global', now: NOW },
  )
  return evidence.map(({ outcome, codes }) => `${outcome} ${codes.join(' ')}`)
}

describe('a URL that can receive leads', () => {
  it.each([
    ['a web service', 'https://leads.contoso.com/api/inbox'],
    ['another port', 'https://leads.contoso.com:8443/inbox'],
    ['a flow with its signature', SIGNED],
    ['a flow that expires later', `${SIGNED}&se=2027-01-01T00%3A00%3A00Z`],
    ['a Logic App in China', LOGIC_APP.replace('azure.com', 'azure.cn')],
    ['a Logic App for the US Government', LOGIC_APP.replace('azure.com', 'azure.us')],
    ['a Make hook', 'https://hook.eu1.make.com/abcdefgh1234567890'],
    ['an n8n production URL', 'https://n8n.contoso.com/webhook/5f0c9f3e-5a1d-4e3a'],
    ['a Function', 'https://contoso.azurewebsites.net/api/lead?code=abc123def456'],
    ['Zapier, which only its answer can judge', 'https://hooks.zapier.com/hooks/catch/1/ab2c3d'],
    ['a public address', 'https://93.184.216.34/leads'],
  ])('says nothing about %s', (_, url) => {
    expect(lint(url)).toEqual([])
  })
})

describe('a URL that was not pasted well', () => {
  it.each([
    ['nothing but spaces', '   ', 'fail lp:url-malformed'],
    ['a method in front', 'POST https://leads.contoso.com/', 'fail lp:url-malformed'],
    ['quotation marks', '"https://leads.contoso.com/"', 'fail lp:url-malformed'],
    ['curly quotation marks', '\u201chttps://leads.contoso.com/\u201d', 'fail lp:url-malformed'],
    ['a line break inside', 'https://leads.contoso.com/a\nb', 'fail lp:url-malformed'],
    ['a zero-width space', 'https://leads.contoso.com/a\u200bb', 'fail lp:url-malformed'],
    ['no scheme', 'leads.contoso.com/inbox', 'fail lp:url-malformed'],
    ['no scheme but a port', 'localhost:3000/inbox', 'fail lp:url-malformed'],
    ['a label in front', 'URL:https://leads.contoso.com/', 'fail lp:url-malformed'],
    ['one slash', 'https:/leads.contoso.com/', 'fail lp:url-malformed'],
    ['a placeholder', 'https://<your-host>/inbox', 'fail lp:url-malformed'],
    ['a port that is none', 'https://leads.contoso.com:99999/', 'fail lp:url-malformed'],
    ['http', 'http://leads.contoso.com/', 'fail lp:not-https'],
    ['ftp', 'ftp://leads.contoso.com/', 'fail lp:not-https'],
    ['a password', 'https://me:secret@leads.contoso.com/', 'fail lp:credentials-in-url'],
    ['white space around', ' https://leads.contoso.com/\n', 'warn lp:url-malformed'],
    ['a fragment', 'https://leads.contoso.com/#inbox', 'warn lp:url-malformed'],
    ['a backslash', 'https://leads.contoso.com\\inbox', 'warn lp:url-malformed'],
    ['letters outside ASCII', 'https://l\u00e9ads.contoso.com/', 'warn lp:url-malformed'],
    ['HTML escapes', 'https://leads.contoso.com/?a=1&amp;b=2', 'warn lp:url-malformed'],
    ['a loopback address', 'https://127.0.0.1/', 'warn lp:address-blocked'],
    ['a short form of one', 'https://127.1/', 'warn lp:address-blocked'],
    ['a private IPv6 address', 'https://[fd00::1]/', 'warn lp:address-blocked'],
    ['localhost', 'https://localhost/', 'warn lp:address-blocked'],
    ['a name without a dot', 'https://intranet/leads', 'warn lp:address-blocked'],
    ['a portal page', 'https://make.powerautomate.com/environments/x', 'fail lp:url-malformed'],
    ['Partner Center itself', 'https://partner.microsoft.com/dashboard', 'fail lp:url-malformed'],
  ])('notices %s', (_, url, said) => {
    expect(lint(url)).toEqual([said])
  })
})

describe('a flow URL', () => {
  it.each([
    ['without sp, sv and sig', `${FLOW}?api-version=1`, ['fail lp:signature-missing']],
    ['with an empty sig', SIGNED.replace(SIG, ''), ['fail lp:signature-missing']],
    ['with a cut sig', SIGNED.slice(0, -5), ['warn lp:signature-truncated']],
    ['with a longer sig', `${SIGNED}AA`, ['warn lp:signature-truncated']],
    ['that expired', `${SIGNED}&se=2026-01-01T00%3A00%3A00Z`, ['fail lp:signature-expired']],
    ['of the old family', LOGIC_APP, ['warn lp:flow-url-retired']],
    [
      'of the old family without sig',
      LOGIC_APP.split('&sig=')[0] ?? '',
      ['fail lp:signature-missing', 'warn lp:flow-url-retired'],
    ],
    [
      'copied from HTML',
      SIGNED.replaceAll('&', '&amp;'),
      ['warn lp:url-malformed', 'fail lp:signature-missing'],
    ],
  ])('%s', (_, url, said) => {
    expect(lint(url)).toEqual(said)
  })
})

describe('a known receiver', () => {
  it.each([
    ['n8n test URL', 'https://n8n.contoso.com/webhook-test/5f0c', 'warn lp:test-url'],
    [
      'webhook.site',
      'https://webhook.site/5f0c9f3e-5a1d-4e3a-9c56-0a1b2c3d4e5f',
      'warn lp:test-url',
    ],
    ['ngrok', 'https://1a2b3c.ngrok-free.app/leads', 'warn lp:test-url'],
    ['a quick tunnel', 'https://two-words.trycloudflare.com/leads', 'warn lp:test-url'],
    [
      'a HubSpot form',
      'https://api.hsforms.com/submissions/v3/integration/submit/123/5f0c9f3e',
      'fail lp:hubspot-form',
    ],
  ])('%s', (_, url, said) => {
    expect(lint(url)).toEqual([said])
  })

  it('is not taken for one whose name it only ends with', () => {
    expect(lint('https://nothsforms.com/x')).toEqual([])
    expect(lint('https://mywebhook.site/x')).toEqual([])
  })
})
