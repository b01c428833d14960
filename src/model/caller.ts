// Who asks the service for something, and what they may do.

/** What a key can be allowed to do. */
export const SCOPES = [
  'check:run',
  'report:read',
  'report:delete',
  'batch:run',
  'watch:read',
  'keys:manage',
  'audit:read',
  'metrics:read',
] as const
export type Scope = (typeof SCOPES)[number]

/** What a tenant can be called. */
export const TENANT = /^[a-z0-9][a-z0-9._-]{0,63}$/
/** Completes a sentence about a name that is none. */
export const TENANT_NEEDS = 'has to have up to 64 small letters, digits, dots, - and _'

export interface Caller {
  /** Whose things are seen and made; undefined for somebody without a key. */
  readonly tenant: string | undefined
  /** `operator` for the one who holds the admin key. */
  readonly keyId: string | undefined
  readonly scopes: ReadonlySet<Scope>
}

/** The key id of whoever runs the service: not a tenant, but in charge of the keys of all. */
export const OPERATOR = 'operator'

export function isOperator({ keyId }: Caller): boolean {
  return keyId === OPERATOR
}
