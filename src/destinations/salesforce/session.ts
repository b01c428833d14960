// What the steps of one Salesforce check share.
import type { CheckContext } from '../../model/destination-kind.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import type { Organization, SalesforceClient } from './api.ts'
import type { SalesforceConfig } from './config.ts'
import type { Prediction } from './predict.ts'

export interface SalesforceSession {
  /** As the marketplace would send it. */
  readonly organizationId: string
  /** Absent without API credentials. */
  readonly client?: SalesforceClient
  /** Why the API can say no more; what was refused once is not asked again. */
  closed?: string
  predictions: readonly Prediction[]
  /** Rules of the organization that may stop a lead; whether they do cannot be read from them. */
  suspicions: readonly Prediction[]
  /** What the credentials open, once it has said so. */
  organization?: Organization
  /** True when Salesforce said that it took the form. */
  wasAccepted: boolean
  /** What the write left, as far as is known by now. */
  receipt: Receipt
}

export type SalesforceCheck = CheckContext<SalesforceConfig>

export async function openSession(check: SalesforceCheck): Promise<SalesforceSession> {
  const { organizationId, api } = check.config
  const base = {
    predictions: [],
    suspicions: [],
    wasAccepted: false,
    receipt: 'nothing',
  } as const
  const session = { ...base, organizationId: organizationId.trim() }
  if (api === undefined) return session
  const { openClient } = await import('./api.ts')
  return { ...session, client: openClient(api, check.net) }
}

/** The client, as long as it is of use. */
export function usableClient({ client, closed }: SalesforceSession): SalesforceClient | undefined {
  return closed === undefined ? client : undefined
}

/** Why a step that needs the API is skipped. */
export function reasonToSkip({ closed }: SalesforceSession): string {
  return closed === undefined
    ? 'Only API credentials let the check look into Salesforce; none were given.'
    : `Not asked, because ${closed}.`
}
