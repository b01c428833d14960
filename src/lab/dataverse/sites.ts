// Dynamics 365 in the lab: the organizations of all worlds, and the sign-in services before them.
import { entraSites } from '../entra/sites.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from '../sites/context.ts'
import { answerRequest } from './answer.ts'
import { apiHostOf } from './challenge.ts'
import { identityIn, WORLD_NAMES } from './dynamics.ts'

export function dynamicsSites(context: SiteContext): readonly Site[] {
  const { dynamics, journal, now } = context
  const answer = async (request: Request) => {
    const world = dynamics.worldAt(new URL(request.url).hostname)
    if (world === undefined) return new Response(null, { status: 404 })
    const { organization } = world
    return answerRequest({ organization, tokens: dynamics.realm.tokens, journal, now }, request)
  }
  const hosts = WORLD_NAMES.map((name) => identityIn(name).host)
  const organizations = [...hosts, ...hosts.map(apiHostOf)].map((host) => ({ host, answer }))
  return [...entraSites(dynamics.realm, now), ...organizations]
}
