// The write step: one new row in the Lead table, as the marketplace would make it. Duplicate detection
// and plug-ins run as they do for any client that does not ask for an exception.
import { dataverseLead } from '../../lead/dataverse-lead.ts'
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Receipt, Verdict } from '../../model/vocabulary.ts'
import { createdLeadId, isSuccess } from './api.ts'
import type { Dynamics365Config } from './config.ts'
import { evidenceOfRefusal, refusalInShort } from './read-refusal.ts'
import type { DynamicsSession } from './session.ts'

/** A column or an option that a guess of ours may have named wrongly. */
const ABOUT_LEAD_SOURCE = /leadsourcecode/i
const UNKNOWN_COLUMN = /invalid property|could not find/i
const OPTION_REFUSED = ['0x80061005']
const DUPLICATE = ['0x80040237', '0x80040333']

export const write: Step<Dynamics365Config, DynamicsSession> = async (check, session) => {
  const { leadSource } = session
  const exchange = await session.api.createLead(dataverseLead(check.lead, leadSource.option))
  const leadId = createdLeadId(exchange)
  if (leadId !== undefined) session.leadId = leadId
  session.receipt = receiptOf(exchange, leadId)
  return session.receipt === 'created'
    ? { summary: summaryOf(session), evidence: [], receipt: 'created' }
    : { ...refused(exchange, session), receipt: session.receipt }
}

function summaryOf({ leadSource }: DynamicsSession): string {
  const column = leadSource.option === undefined ? 'without a lead source' : 'with a lead source'
  return `The lead was created, ${column}.`
}

function refused(exchange: Exchange, session: DynamicsSession): StepResult {
  const evidence = evidenceOfRefusal('write', exchange)
  return {
    summary:
      exchange.outcome === 'failed'
        ? 'The lead was sent, and no answer came.'
        : `The environment answered ${refusalInShort(exchange)}.`,
    evidence: [{ ...evidence, outcome: outcomeOf(evidence, session) }],
  }
}

/**
 * No proof where only our own lead may be refused: a guess at the lead source, a column besides
 * `leadsourcecode` (which others the marketplace fills is not published), or values such as the
 * telephone number that all test leads share and real leads do not.
 */
function outcomeOf({ outcome, codes, text = '' }: Evidence, session: DynamicsSession): Verdict {
  if (outcome !== 'fail') return outcome
  const has = (known: readonly string[]) => codes.some((code) => known.includes(code.toLowerCase()))
  const isColumn = UNKNOWN_COLUMN.test(text)
  const isOther = isColumn && !ABOUT_LEAD_SOURCE.test(text)
  const isGuess = !session.leadSource.isKnown && (isColumn || has(OPTION_REFUSED))
  return isOther || isGuess || has(DUPLICATE) ? 'inconclusive' : outcome
}

/** A success without an id in it may come from something between us and the environment. */
function receiptOf(exchange: Exchange, leadId: string | undefined): Receipt {
  if (exchange.outcome === 'failed') return exchange.mayHaveArrived ? 'maybe-created' : 'nothing'
  const { status } = exchange.response
  if (isSuccess(exchange)) return leadId === undefined ? 'maybe-created' : 'created'
  return status >= 500 || status === 408 ? 'maybe-created' : 'nothing'
}
