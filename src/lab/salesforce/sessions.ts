// Access tokens: made for whoever signed in, and known again.
import { madeUpHex } from '../made-up.ts'
import type { Org } from './org.ts'

/** One that is valid from the start, for those who bring a token of their own. */
export function standingToken(id: string): string {
  return tokenFor(id, 'standing')
}

export function openSession(org: Org): string {
  const token = tokenFor(org.id, String(org.signIns))
  org.sessions.add(token)
  return token
}

function tokenFor(id: string, word: string): string {
  return `${id.slice(0, 15)}!AQ0AQ${madeUpHex(`${id} ${word}`, 90)}`
}
