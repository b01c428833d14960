// The closed vocabularies: the same words in code, JSON, rules, documents and page.

/** The destination kinds Partner Center offers; `azure-blob` is retired and never sent to. */
export const DESTINATION_IDS = [
  'dynamics-365',
  'salesforce',
  'marketo',
  'azure-table',
  'https-endpoint',
  'azure-blob',
] as const
export type DestinationId = (typeof DESTINATION_IDS)[number]

/** `china` is Azure operated by 21Vianet; `us-government` matters for Microsoft hosts only. */
export const CLOUDS = ['global', 'china', 'us-government'] as const
export type Cloud = (typeof CLOUDS)[number]

/** The steps of a check, in the order they run. */
export const STEP_IDS = [
  'config',
  'network',
  'sign-in',
  'permission',
  'write',
  'read-back',
  'clean-up',
] as const
export type StepId = (typeof STEP_IDS)[number]

/** `fail` means proof was seen; `inconclusive` means we could not tell. */
export const OUTCOMES = ['pass', 'warn', 'fail', 'skip', 'inconclusive'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const VERDICTS = ['pass', 'warn', 'fail', 'inconclusive'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Whose move it is. */
export const TURNS = ['publisher', 'crm-admin', 'vendor', 'network', 'wait', 'leadprobe'] as const
export type Turn = (typeof TURNS)[number]

/** What a write left behind; anything but `nothing` has to be cleaned up. */
export const RECEIPTS = ['created', 'maybe-created', 'nothing'] as const
export type Receipt = (typeof RECEIPTS)[number]

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]
