// Organization ids: 15 characters that mind their case, or 18 of which the last three carry it.
import { madeUpHex } from '../made-up.ts'

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** The 15-character id of an org that exists only here. */
export function madeUpOrgId(word: string): string {
  return `00D5E0000${madeUpHex(word, 6)}`
}

/** The 18-character form: each suffix character says which of five characters are capitals. */
export function longId(id: string): string {
  const groups = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)]
  return id + groups.map(suffixOf).join('')
}

/** Whether what was sent names the org: as it stands, or in its long form in any case. */
export function namesOrg(sent: string, id: string): boolean {
  return sent === id || sent.toLowerCase() === longId(id).toLowerCase()
}

/** Whether Salesforce could read it as an organization id at all. */
export function isOrgId(sent: string): boolean {
  return /^00D(?:[A-Za-z0-9]{12}|[A-Za-z0-9]{15})$/i.test(sent)
}

function suffixOf(group: string): string {
  const bits = [...group].reduce((sum, char, at) => sum + (/[A-Z]/.test(char) ? 1 << at : 0), 0)
  return SUFFIX[bits] ?? ''
}
