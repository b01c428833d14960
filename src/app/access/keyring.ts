// Issues keys and recognises them. A key is `lp_`, its id, `_` and 256 random bits; only a hash of
// these is kept, and it is shown once.
import { timingSafeEqual } from 'hono/utils/buffer'
import { sha256 } from 'hono/utils/crypto'
import type { Caller, Scope } from '../../model/caller.ts'
import { OPERATOR } from '../../model/caller.ts'
import type { ApiKey } from '../../store/key-store.ts'
import type { AppServices } from '../services.ts'

const KEY = /^lp_([0-9a-f]{16})_([0-9a-f]{64})$/
const ID_BYTES = 8
const SECRET_BYTES = 32

type Services = Pick<AppServices, 'access' | 'clock' | 'randomHex'>

export interface NewKey {
  readonly tenant: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Milliseconds from now. */
  readonly lifetimeMs: number
}

/** The key's record, and the only copy of the key itself. */
export async function issueKey(
  { access, clock, randomHex }: Services,
  { lifetimeMs, ...wanted }: NewKey,
): Promise<{ readonly record: ApiKey; readonly key: string }> {
  const id = randomHex(ID_BYTES)
  const secret = randomHex(SECRET_BYTES)
  const createdAt = clock.now()
  const times = { createdAt, expiresAt: createdAt + lifetimeMs, revokedAt: null, lastUsedAt: null }
  const record = { id, ...wanted, ...times }
  await access.keys.add({ ...record, hash: await hashOf(secret) })
  return { record, key: `lp_${id}_${secret}` }
}

/** The key in force that this text is, or the operator's; undefined whatever is wrong with it. */
export async function callerWithKey(services: Services, text: string): Promise<Caller | undefined> {
  const [, id, secret] = KEY.exec(text) ?? []
  if (id === undefined || secret === undefined) {
    return (await isAdminKey(services, text)) ? OPERATOR_CALLER : undefined
  }
  const found = await services.access.keys.find(id)
  // An unknown id takes the same way as a wrong secret.
  const isRight = await timingSafeEqual(await hashOf(secret), found?.hash ?? NO_HASH)
  return found !== undefined && isRight ? callerWith(services, found) : undefined
}

/** The key of that id, if it is in force: for a browser that signed in with it. */
export async function callerWithKeyId(services: Services, id: string): Promise<Caller | undefined> {
  const found = await services.access.keys.find(id)
  return found === undefined ? undefined : callerWith(services, found)
}

async function callerWith({ access, clock }: Services, key: ApiKey): Promise<Caller | undefined> {
  if (key.revokedAt !== null || key.expiresAt <= clock.now()) return undefined
  await access.keys.markUsed(key)
  return { tenant: key.tenant, keyId: key.id, scopes: new Set(key.scopes) }
}

async function isAdminKey({ access }: Services, text: string): Promise<boolean> {
  const { adminKey } = access.settings
  return adminKey !== undefined && timingSafeEqual(text, adminKey)
}

/** Its own things are in no tenant, so it has the keys of all and no checks. */
const OPERATOR_CALLER: Caller = {
  tenant: undefined,
  keyId: OPERATOR,
  scopes: new Set<Scope>(['keys:manage', 'audit:read', 'metrics:read']),
}

/** The hash of nothing that anybody can send. */
const NO_HASH = '0'.repeat(64)

/** A secret of 256 random bits needs no slow hash. */
export async function hashOf(secret: string): Promise<string> {
  const hash = await sha256(secret)
  if (hash === null) throw new Error('This runtime has no SHA-256')
  return hash
}
