// The sign-in step: a token for the deep check, asked for once.
import type { Step } from '../../model/destination-kind.ts'
import type { MarketoConfig } from './config.ts'
import { evidenceOfApi, type MarketoSession, reasonOf, skipped } from './session.ts'

export const signIn: Step<MarketoConfig, MarketoSession> = async (_check, session) => {
  const { client } = session
  if (client === undefined) return skipped(session)
  const answer = await client.signIn()
  if (answer.ok) return { summary: `${client.host} gave a token.`, evidence: [] }
  session.closed = 'the sign-in was refused'
  return {
    summary: `Marketo did not accept the API credentials: ${reasonOf(answer)}. The lead is sent all the same.`,
    evidence: [evidenceOfApi('sign-in', answer)],
  }
}
