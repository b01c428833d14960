// The sign-in step: one token request, never a second one, because refusals can lock an account.
import type { Step } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange } from '../../model/exchange.ts'
import { evidenceOfExchange } from '../../net/evidence.ts'
import { openDataverse } from './api.ts'
import type { Dynamics365Config } from './config.ts'
import type { DynamicsSession } from './session.ts'
import { readTokenError } from './token-error.ts'

export const signIn: Step<Dynamics365Config, DynamicsSession> = async (check, session) => {
  const { requestToken } = await import('./token.ts')
  const { authority, instance, tenant } = session
  const answer = await requestToken(
    {
      auth: check.config.auth,
      authority,
      resource: instance.origin,
      ...(tenant === undefined ? {} : { tenant }),
    },
    check.net,
  )
  const host = new URL(authority).hostname
  if (!answer.ok) {
    return {
      summary: summaryOf(answer.exchange, host),
      evidence: [evidenceOfTokenRefusal(answer.exchange)],
    }
  }
  session.api = openDataverse(instance.origin, check.net, answer.token)
  return { summary: `${host} issued a token for ${instance.host}.`, evidence: [] }
}

/** Exported for its tests. */
export function evidenceOfTokenRefusal(exchange: Exchange): Evidence {
  // Not reaching Microsoft from here says nothing about the destination.
  if (exchange.outcome === 'failed') {
    return evidenceOfExchange('sign-in', exchange, { outcome: 'inconclusive' })
  }
  return evidenceOfExchange('sign-in', exchange, readTokenError(exchange.response))
}

function summaryOf(exchange: Exchange, host: string): string {
  if (exchange.outcome === 'failed') return `The sign-in at ${host} got no answer.`
  const [code] = evidenceOfTokenRefusal(exchange).codes
  const reason = code === undefined || code.startsWith('lp:') ? '' : ` (${code})`
  return `${host} issued no token: it answered ${exchange.response.status}${reason}.`
}
