// A Marketo subscription: its forms, its switches and the people it holds. All of it may be changed.

export interface Subscription {
  readonly munchkinId: string
  /** `ys12` of app-ys12.marketo.com. */
  readonly serverId: string
  forms: Form[]
  checksums: ChecksumPolicy
  /** Domains that Global Form Validation Rules keep out. */
  blockedDomains: string[]
  /** True when what the forms take is thrown away, as activity of bots is. */
  dropsSubmissions: boolean
  /** Milliseconds between the answer and the person. */
  createsAfterMs: number
  /** True while the servers show a 503 page. */
  isFormServerDown: boolean
  api: ApiSettings
  readonly people: Person[]
  readonly pending: Submission[]
  /** Access tokens, and until when each is good: milliseconds since the Unix epoch. */
  readonly tokens: Map<string, number>
  /** Sign-ins that were tried, refused ones included. */
  signIns: number
}

/**
 * What becomes of a submission that carries no right checksum; `refused` and `dropped` go for every
 * submission that did not come from Marketo's own script.
 */
export type ChecksumPolicy = 'ignored' | 'verified' | 'refused' | 'dropped'

export interface Form {
  readonly id: number
  name: string
  status: 'approved' | 'draft' | 'approved with draft'
  hasCaptcha: boolean
  fields: FormField[]
}

export interface FormField {
  readonly name: string
  type: 'email' | 'string' | 'phone' | 'select' | 'checkbox'
  isRequired: boolean
  picklist?: string[]
}

export interface ApiSettings {
  readonly clientId: string
  clientSecret: string
  /** Code with which every call is refused, once signed in; absent when none is. */
  refusal?: RestCode
  /** False when the host does not know the subscription. */
  isSubscriptionKnown: boolean
  isDown: boolean
  canReadForms: boolean
  /** False when the form belongs to a workspace that the API user does not see. */
  isInWorkspace: boolean
  canReadLeads: boolean
  canDeleteLeads: boolean
  canSubmitForms: boolean
}

/** Codes and messages of Adobe's list; the values in the message of 606 are its own. */
export const REST_ERRORS = {
  '600': 'Empty access token',
  '601': 'Access token invalid',
  '602': 'Access token expired',
  '603': 'Access denied',
  '604': 'Request timed out',
  '606': "Max rate limit '100' exceeded with in '20' secs",
  '607': 'Daily quota reached',
  '608': 'API Temporarily Unavailable',
  '610': 'Requested resource not found',
  '611': 'System error',
  '614': 'Invalid Subscription',
  '615': 'Concurrent access limit reached',
  '713': 'Transient Error',
  '1002': 'Missing value for the required parameter',
  '1003': 'Invalid data',
  '1006': 'Field not found',
} as const
export type RestCode = keyof typeof REST_ERRORS

export interface Person {
  readonly id: number
  readonly fields: Readonly<Record<string, string>>
  readonly createdAt: string
}

export interface Submission {
  /** Milliseconds since the Unix epoch. */
  dueAt: number
  readonly fields: Readonly<Record<string, string>>
}
