// Which answer headers are evidence. Everything else, cookies above all, stays behind.

const NAMES = new Set([
  'allow',
  'content-length',
  'content-type',
  'date',
  'is-processed',
  'location',
  'request-id',
  'retry-after',
  'server',
  'via',
  'www-authenticate',
  'x-powered-by',
])

/** Vendors' own diagnostic headers: Microsoft, Cloudflare, Salesforce. */
const PREFIXES = ['x-ms-', 'cf-', 'sforce-', 'x-sfdc-']

/** The headers that say something about a failure; names must be in lower case. */
export function pickHeaders(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isEvidence(name)))
}

function isEvidence(name: string): boolean {
  return NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}
