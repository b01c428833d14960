// A publisher's own web service at `https://leads.contoso.example/hook`: takes leads as documented.
import { Hono } from 'hono'
import { REFUSING_HOST } from '../connect-to.ts'
import { DNS_HOSTS } from '../dns.ts'
import type { Answer } from '../host.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from './context.ts'
import { holdLead, isJson, parseLead } from './lead-body.ts'

export const CUSTOM_ENDPOINT = 'https://leads.contoso.example/hook'

/** Where it stands as well, once the way there is mended. */
const UNREACHED_HOSTS = [
  REFUSING_HOST,
  ...DNS_HOSTS.filter((host) => host.endsWith('.contoso.example')),
]

export function customEndpointSites(context: SiteContext): readonly Site[] {
  const answer = customEndpoint(context)
  return ['leads.contoso.example', ...UNREACHED_HOSTS].map((host) => ({ host, answer }))
}

/** Also stands behind the transport faults: a lead that gets through in spite of one is seen. */
export function customEndpoint({ journal }: SiteContext): Answer {
  const app = new Hono()
  app.post('/hook', async (c) => {
    if (!isJson(c.req.raw)) return c.json({ error: 'Send application/json.' }, 415)
    const { lead, problem } = parseLead(await c.req.text())
    if (problem !== undefined) return c.json({ error: problem }, 400)
    holdLead(journal, c.req.raw, lead)
    return c.json({ received: true })
  })
  app.all('/hook', (c) => c.json({ error: 'Use POST.' }, 405, { Allow: 'POST' }))
  return async (request) => app.fetch(request)
}
