// The 401 with which an environment says who signs its users in.
// https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth, checked 2026-11-20

export interface Challenge {
  /** Host of the sign-in service. */
  readonly authority: string
  /** Id of the tenant that owns the environment, when one is named. */
  readonly tenant?: string
}

const SCHEME = /(?:^|[,\s])bearer(?:\s|$)/i
/** The value stands in quotation marks in some services and bare in others. */
const AUTHORITY =
  /(?:^|[,\s])authorization(?:_uri)?\s{0,5}=\s{0,5}(?:"([^"]{1,2000})"|([^\s",]{1,2000}))/i
const TENANT = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Undefined when the header does not ask for a bearer token of a sign-in service. */
export function readChallenge(header: string | undefined): Challenge | undefined {
  if (header === undefined || !SCHEME.test(header)) return undefined
  const [, quoted, bare] = AUTHORITY.exec(header) ?? []
  const url = URL.parse(quoted ?? bare ?? '')
  if (url === null || url.protocol !== 'https:') return undefined
  const tenant = url.pathname.split('/').find((part) => TENANT.test(part))
  return {
    authority: url.hostname,
    ...(tenant === undefined ? {} : { tenant: tenant.toLowerCase() }),
  }
}
