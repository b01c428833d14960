// The permission step: who the account is in the environment and what it may do. A read that is
// refused is never a failure, because the role that writes leads may read very little.
import { WEB_LEAD_SOURCE } from '../../lead/dataverse-lead.ts'
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Dynamics365Config } from './config.ts'
import { judgePermissions, summaryOf } from './judge-permissions.ts'
import { type Permissions, readPermissions } from './read-permissions.ts'
import { evidenceOfRefusal, refusalInShort } from './read-refusal.ts'
import type { DynamicsSession, LeadSource } from './session.ts'

export const permission: Step<Dynamics365Config, DynamicsSession> = async (_, session) => {
  const who = await session.api.whoAmI()
  if (!who.ok) return unknownAccount(session, who.exchange)
  const found = await readPermissions(session.api, who.value.UserId)
  session.leadSource = leadSourceOf(found.leadSource)
  return { summary: summaryOf(found), evidence: judgePermissions(found, session.instance.host) }
}

function unknownAccount(session: DynamicsSession, exchange: Exchange): StepResult {
  session.leadSource = GUESSED
  return {
    summary: `The environment did not say who the account is: ${refusalInShort(exchange)}.`,
    evidence: [{ ...evidenceOfRefusal('permission', exchange), outcome: 'inconclusive' }],
  }
}

/** The marketplace fills this column in, so the test lead does, with a value that the column takes. */
function leadSourceOf(column: Permissions['leadSource']): LeadSource {
  if (column === undefined) return GUESSED
  if (!column.ok) return isNotThere(column.exchange) ? { isKnown: true } : GUESSED
  const { IsValidForCreate, OptionSet } = column.value
  if (IsValidForCreate === false) return { isKnown: true }
  const options = OptionSet?.Options.map(({ Value }) => Value) ?? []
  const option = options.includes(WEB_LEAD_SOURCE) ? WEB_LEAD_SOURCE : options[0]
  return { isKnown: true, ...(option === undefined ? {} : { option }) }
}

const GUESSED: LeadSource = { option: WEB_LEAD_SOURCE, isKnown: false }

function isNotThere(exchange: Exchange): boolean {
  return exchange.outcome === 'answered' && exchange.response.status === 404
}
