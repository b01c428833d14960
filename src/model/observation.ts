// The facts leadprobe establishes itself, as evidence codes. Each is named by at least one rule.

export const OBSERVATIONS = [
  // config, any kind
  'lp:unknown-field',
  'lp:missing-field',
  'lp:wrong-type',
  'lp:variable-unset',
  'lp:kind-not-in-cloud',
  'lp:cloud-mismatch',
  'lp:offer-id-malformed',
  'lp:destination-required',
  // addresses
  'lp:url-malformed',
  'lp:not-https',
  'lp:port-blocked',
  'lp:address-blocked',
  'lp:credentials-in-url',
  // our own deadlines, by phase
  'lp:timeout-dns',
  'lp:timeout-connect',
  'lp:timeout-tls',
  'lp:timeout-send',
  'lp:timeout-first-byte',
  'lp:timeout-body',
  'lp:cancelled',
  // answers
  'lp:redirect',
  'lp:answer-is-page',
  'lp:answer-reports-error',
  'lp:response-too-large',
  'lp:plain-http',
  // receivers
  'lp:test-url',
  'lp:zapier-hook',
  'lp:hubspot-form',
  'lp:signature-missing',
  'lp:signature-truncated',
  'lp:signature-expired',
  'lp:flow-url-retired',
  'lp:flow-accepted',
  // Azure storage
  'lp:connection-string-malformed',
  'lp:development-storage',
  'lp:no-table-endpoint',
  'lp:sas-expired',
  'lp:sas-permission',
  'lp:clock-skew',
  'lp:blob-retired',
  // Dynamics 365
  'lp:directory-id-malformed',
  'lp:secret-id',
  'lp:ids-swapped',
  'lp:tenant-mismatch',
  'lp:url-not-dynamics',
  'lp:on-premises',
  'lp:lead-writer-missing',
  'lp:lead-writer-role-missing',
  // Salesforce
  'lp:org-id-malformed',
  'lp:web-to-lead-accepted',
  'lp:required-picklist',
  'lp:org-mismatch',
  'lp:sandbox-host',
  // Marketo
  'lp:server-id-malformed',
  'lp:munchkin-id-malformed',
  'lp:form-id-malformed',
  'lp:form-not-found',
  'lp:form-not-approved',
  'lp:form-captcha',
  'lp:form-required-field',
  // the test lead
  'lp:lead-not-found',
  'lp:lead-left-behind',
  'lp:lead-maybe-left-behind',
  // leadprobe itself
  'lp:internal-error',
  'lp:unexplained',
] as const
export type Observation = (typeof OBSERVATIONS)[number]
