// What the steps of one Marketo check share.
import type { CheckContext, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Receipt, StepId } from '../../model/vocabulary.ts'
import { evidenceOfExchange } from '../../net/evidence.ts'
import type { MarketoConfig } from './config.ts'
import type { FormAddress } from './form-endpoint.ts'
import { openRestClient, type Refused, type RestClient } from './rest-client.ts'

export interface MarketoSession {
  readonly form: FormAddress
  /** Absent without API credentials. */
  readonly client?: RestClient
  /** Why the API can say no more; what was refused once is not asked again. */
  closed?: string
  /** What may keep the form from taking a lead: `lp:` codes, gravest first. */
  predicted: readonly string[]
  /** Fields of the form, as far as it was described. */
  fields: readonly string[]
  /** Why no lead was sent to a form server in trouble. */
  trouble?: string
  /** True when Marketo said that it took the submission. */
  wasAccepted: boolean
  /** What the write left, as far as is known by now. */
  receipt: Receipt
}

export type MarketoCheck = CheckContext<MarketoConfig>

export function openSession({ config, net }: MarketoCheck): MarketoSession {
  const { serverId, munchkinId, formId, api } = config
  const form = {
    serverId: serverId.trim().toLowerCase(),
    munchkinId: munchkinId.trim(),
    formId: String(formId).trim(),
  }
  return {
    form,
    predicted: [],
    fields: [],
    wasAccepted: false,
    receipt: 'nothing',
    ...(api === undefined ? {} : { client: openRestClient(form.munchkinId, api, net) }),
  }
}

/** The client, as long as it is of use. */
export function usableClient({ client, closed }: MarketoSession): RestClient | undefined {
  return closed === undefined ? client : undefined
}

export function skipped({ closed, trouble }: MarketoSession): StepResult {
  if (trouble !== undefined) return notSent(trouble)
  const summary =
    closed === undefined
      ? 'Only API credentials let the check look into Marketo; none were given.'
      : `Not asked, because ${closed}.`
  return { summary, evidence: [], skipped: true }
}

export function notSent(trouble: string): StepResult {
  return { summary: `No lead was sent, because ${trouble}.`, evidence: [], skipped: true }
}

/** A refusal concerns the credentials of the deep check, never the destination. */
export function evidenceOfApi(step: StepId, { exchange, codes }: Refused): Evidence {
  const field = exchange.outcome === 'failed' ? { field: '/api' } : {}
  return evidenceOfExchange(step, exchange, { outcome: 'warn', codes, ...field })
}

/** The code, or the status, for a summary. */
export function reasonOf({ exchange, codes: [code] }: Refused): string {
  if (exchange.outcome === 'failed') return exchange.failure.code
  return code ?? `HTTP ${exchange.response.status}`
}
