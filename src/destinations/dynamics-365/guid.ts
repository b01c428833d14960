// The shapes of the ids a publisher copies.

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i
const EMPTY_GUID = '00000000-0000-0000-0000-000000000000'

/** The empty GUID is a placeholder, not an id. */
export function isGuid(text: string): boolean {
  return GUID.test(text) && text !== EMPTY_GUID
}

export function isDomain(text: string): boolean {
  return DOMAIN.test(text)
}

export function isSameGuid(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
