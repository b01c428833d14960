// When two checks are of the same destination: what says where leads go, not how to get in there.
import { sha256 } from 'hono/utils/crypto'
import { createRedactor } from '../net/redaction/redactor.ts'
import {
  type CheckRequest,
  type DestinationKinds,
  kindNamed,
  typeOf,
} from '../run/check-request.ts'

/**
 * A hash of visitor and destination. The visitor is 128 random bits that only a browser holds, so
 * that nobody who has the hashes can find out by trying what was checked.
 */
export async function targetOf(
  visitor: string,
  request: CheckRequest,
  kinds: DestinationKinds,
): Promise<string | undefined> {
  const words = [visitor, typeOf(request.destination), placeOf(request, kinds)]
  return (await sha256(JSON.stringify(words))) ?? undefined
}

/** Its secrets and the ways to sign in left out: mending them leaves the destination the same. */
export function placeOf({ destination }: CheckRequest, kinds: DestinationKinds): string {
  const kind = kindNamed(typeOf(destination), kinds)
  const secrets = kind?.config.secrets(destination) ?? []
  const {
    auth: _,
    api: __,
    ...place
  } = createRedactor(secrets).deep(destination as Record<string, unknown>)
  return JSON.stringify(place, (__, value) => (typeof value === 'string' ? bare(value) : value))
}

/** An address without scheme and query, a connection string by its account, the rest as it is. */
function bare(value: string): string {
  const account = /AccountName\s*=\s*([^;\s]+)/i.exec(value)?.[1]
  if (account !== undefined) return account
  const address = /^https?:\/\/([^?#]+)/i.exec(value.trim())?.[1]
  return address?.replace(/\/$/, '').toLowerCase() ?? value.trim()
}
