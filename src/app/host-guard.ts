// Answers only to its own names: else a foreign site could point a name of its own at this machine,
// and its script would be of the same origin as the page.
import type { MiddlewareHandler } from 'hono'
import { refuse } from './refusals.tsx'
import type { AppServices } from './services.ts'

export function onlyOwnHosts(services: AppServices): MiddlewareHandler {
  const { hosts } = services.settings
  return async (c, next) => {
    if (hosts === undefined || hosts.includes(new URL(c.req.url).hostname)) return next()
    const detail = `leadprobe answers to ${hosts.join(', ')} only, so that no other site can use it. Behind a proxy, start it with --allow-host and the name that people use.`
    return refuse(c, services, 'misdirected', detail)
  }
}
