// The sign-in step: a token for the deep check, asked for once.
import type { Step } from '../../model/destination-kind.ts'
import { evidenceOfExchange } from '../../net/evidence.ts'
import type { MarketoConfig } from './config.ts'
import { evidenceOfApi, type MarketoSession, reasonOf, skipped } from './session.ts'

export const signIn: Step<MarketoConfig, MarketoSession> = async (_check, session) => {
  const { client } = session
  if (client === undefined) return skipped(session)
  const answer = await client.signIn()
  if (answer.ok) return { summary: `${client.host} gave a token.`, evidence: [] }
  const { exchange } = answer
  const seen = evidenceOfExchange('sign-in', exchange)
  // A request that broke says nothing about the credentials, nor about anything else.
  if (exchange.outcome === 'failed' && seen.outcome === 'inconclusive') {
    const summary = `Marketo gave no answer to the sign-in: ${reasonOf(answer)}.`
    return { summary, evidence: [seen] }
  }
  session.closed = 'nobody could sign in'
  return {
    summary: `The API of Marketo could not be used: ${reasonOf(answer)}. The lead is sent all the same.`,
    evidence: [evidenceOfApi('sign-in', answer)],
  }
}
