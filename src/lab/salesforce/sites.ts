// The hosts of Salesforce: forms, sign-in, and each org under its My Domain.
import { Hono } from 'hono'
import type { Site } from '../site.ts'
import type { SiteContext } from '../sites/context.ts'
import type { SalesforceContext } from './context.ts'
import { htmlPage } from './errors.ts'
import { type Entrance, oauthApp } from './oauth.ts'
import { restApp } from './rest.ts'
import { soapApp } from './soap.ts'
import { webToLeadApp, webToLeadSites } from './web-to-lead.ts'

export function salesforceSites(siteContext: SiteContext): readonly Site[] {
  const context = { ...siteContext, orgs: siteContext.salesforce }
  return [
    ...webToLeadSites(context),
    { host: 'login.salesforce.com', answer: shared(context, false) },
    { host: 'test.salesforce.com', answer: shared(context, true) },
    { host: '*.my.salesforce.com', answer: myDomain(context) },
  ]
}

/** The host all orgs share: sign-in, and for sandboxes the form as well. */
function shared(context: SalesforceContext, isSandbox: boolean): Site['answer'] {
  const entranceOf = (host: string): Entrance => ({ host, isSandbox })
  const app = new Hono()
  app.route('/', oauthApp(context, entranceOf))
  app.route('/', soapApp(context, entranceOf))
  if (isSandbox) app.route('/', webToLeadApp(context, true))
  return async (request) => app.fetch(request)
}

function myDomain(context: SalesforceContext): Site['answer'] {
  return async (request) => {
    const { hostname } = new URL(request.url)
    const org = context.orgs.byHost(hostname)
    if (org === undefined) return htmlPage(404, '<html><body>Cannot find this org.</body></html>')
    const { isSandbox } = org
    const entranceOf = (host: string): Entrance => ({ host, isSandbox, org })
    const app = new Hono()
    app.route('/', oauthApp(context, entranceOf))
    app.route('/', soapApp(context, entranceOf))
    app.route('/', webToLeadApp(context, isSandbox))
    app.route('/', restApp(context, org))
    return app.fetch(request)
  }
}
