// The hosts of Marketo: form servers, and one REST host for each subscription.
import type { Site } from '../site.ts'
import type { SiteContext } from '../sites/context.ts'
import type { MarketoContext } from './context.ts'
import { formsApp } from './forms.ts'
import { restApp } from './rest.ts'
import { refused } from './rest-answers.ts'

const SERVERS = ['ys12', 'ab35']

export function marketoSites(siteContext: SiteContext): readonly Site[] {
  const context = { ...siteContext, subscriptions: siteContext.marketo }
  const anywhere = formsApp(context)
  return [
    ...SERVERS.map((serverId) => {
      const app = formsApp(context, serverId)
      const answer = async (request: Request) => app.fetch(request)
      return { host: `app-${serverId}.marketo.com`, answer }
    }),
    { host: '*.mktoweb.com', answer: async (request) => anywhere.fetch(request) },
    { host: '*.mktorest.com', answer: restOf(context) },
  ]
}

function restOf(context: MarketoContext): Site['answer'] {
  return async (request) => {
    const [munchkinId = ''] = new URL(request.url).hostname.split('.')
    const subscription = context.subscriptions.byMunchkinId(munchkinId)
    return subscription === undefined
      ? refused('614')
      : restApp(context, subscription).fetch(request)
  }
}
