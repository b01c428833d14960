// What the token endpoints need to know: every directory, who owns an API, and the tokens issued.
import type { Tenant } from './directory.ts'
import type { Tokens } from './tokens.ts'

export interface Realm {
  readonly tokens: Tokens
  /** By id or by one of its domains. */
  findTenant(idOrDomain: string): Tenant | undefined
  /** Id of the directory that has an API under this host name. */
  ownerOf(apiHost: string): string | undefined
  /** Told of every request to a token endpoint, before it is answered. */
  seen(request: TokenRequestSeen): void
}

/** A token request as it came in; nothing of it has been checked. */
export interface TokenRequestSeen {
  /** Host of the token endpoint. */
  readonly authority: string
  readonly tenant: string
  /** Host of the API in the scope; empty when the scope names none. */
  readonly apiHost: string
  readonly grant: string
  readonly clientId: string
}
