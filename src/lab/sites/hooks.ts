// Hook receivers that publishers paste: Zapier, Make, n8n, HubSpot, Azure Functions, webhook.site.
import { Hono } from 'hono'
import { madeUpGuid, madeUpHex, madeUpSignature } from '../made-up.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from './context.ts'
import { holdBody } from './lead-body.ts'

/** Addresses as publishers paste them. */
export const HOOKS = {
  zapier: 'https://hooks.zapier.com/hooks/catch/1234567/b8kx2q/',
  make: `https://hook.eu1.make.com/${madeUpHex('make', 32)}`,
  makeOff: `https://hook.eu1.make.com/${madeUpHex('make off', 32)}`,
  n8n: 'https://n8n.contoso.example/webhook/marketplace-leads',
  n8nInactive: 'https://n8n.contoso.example/webhook/marketplace-leads-old',
  n8nTest: 'https://n8n.contoso.example/webhook-test/marketplace-leads',
  hubspot: `https://api.hsforms.com/submissions/v3/integration/submit/4567890/${madeUpGuid('form')}`,
  functionApp: functionUrl(madeUpSignature('function')),
  functionWrongKey: functionUrl(madeUpSignature('another function')),
  webhookSite: `https://webhook.site/${madeUpGuid('webhook.site')}`,
} as const

export function hookSites(context: SiteContext): readonly Site[] {
  const apps = {
    'hooks.zapier.com': zapier(context),
    'hook.eu1.make.com': make(context),
    'n8n.contoso.example': n8n(context),
    'api.hsforms.com': hubspot(),
    'contoso-leads.azurewebsites.net': functionApp(context),
    'webhook.site': webhookSite(context),
  }
  return Object.entries(apps).map(([host, app]) => ({
    host,
    answer: async (request) => app.fetch(request),
  }))
}

/** Takes whatever comes, also when the Zap is off. */
function zapier({ journal }: SiteContext): Hono {
  const app = new Hono()
  app.post('/hooks/catch/:account/:hook/', async (c) => {
    await holdBody(journal, c.req.raw)
    const id = madeUpGuid(c.req.path)
    return c.json({ attempt: id, id, request_id: id, status: 'success' })
  })
  return app
}

function make({ journal, repairs }: SiteContext): Hono {
  const app = new Hono()
  app.post('/:token', async (c) => {
    if (c.req.url !== HOOKS.make && !repairs.isMended(c.req.url))
      return c.text('There is no scenario listening for this webhook.', 410)
    await holdBody(journal, c.req.raw)
    return c.text('Accepted')
  })
  return app
}

/** The test address works because the editor is open; it will not be when the marketplace calls. */
function n8n({ journal, repairs }: SiteContext): Hono {
  const app = new Hono()
  app.post('/:mode/:path', async (c) => {
    const { path } = c.req.param()
    const isActive = path === 'marketplace-leads' || repairs.isMended(c.req.url)
    if (!isActive) return c.json(notRegistered(path), 404)
    await holdBody(journal, c.req.raw)
    return c.json({ message: 'Workflow was started' })
  })
  return app
}

function notRegistered(path: string) {
  return {
    code: 404,
    message: `The requested webhook "POST ${path}" is not registered.`,
    hint: 'The workflow must be active for a production URL to run successfully. You can activate the workflow using the toggle in the top-right of the editor.',
  }
}

/** Takes a list of fields and nothing else. */
function hubspot(): Hono {
  const app = new Hono()
  app.post('/submissions/v3/integration/submit/:portal/:form', (c) => {
    const errors = [{ message: "Error in 'fields'. Required field 'fields' is missing" }]
    return c.json({ status: 'error', message: 'The request is not valid', errors }, 400)
  })
  return app
}

function functionApp({ journal }: SiteContext): Hono {
  const app = new Hono()
  app.post('/api/leads', async (c) => {
    if (c.req.query('code') !== madeUpSignature('function')) return c.body(null, 401)
    await holdBody(journal, c.req.raw)
    return c.body(null, 202)
  })
  return app
}

function functionUrl(code: string): string {
  return `https://contoso-leads.azurewebsites.net/api/leads?code=${code}`
}

function webhookSite({ journal }: SiteContext): Hono {
  const app = new Hono()
  app.post('/:id', async (c) => {
    if (c.req.url !== HOOKS.webhookSite) return c.json({ success: false }, 404)
    await holdBody(journal, c.req.raw)
    return c.html('This URL has no default content configured.')
  })
  return app
}
