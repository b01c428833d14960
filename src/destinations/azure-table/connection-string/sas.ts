// What a shared access signature allows, read from its own parameters.
// https://learn.microsoft.com/rest/api/storageservices/create-account-sas, checked 2026-11-20
import { LEADS_TABLE } from '../../../lead/table-entity.ts'
import type { Pair } from './pairs.ts'
import { doubtful, malformed, type Problem } from './problem.ts'

const KEY = 'SharedAccessSignature'

/** A token as the SDK takes it: without "?", and with "+" encoded, which it would read as a space. */
export function sasToken(value: string): string {
  return value.trim().replace(/^\?/, '').replaceAll('+', '%2B')
}

/** `now` in milliseconds since the Unix epoch. */
export function sasProblems({ value, at }: Pair, now: number): readonly Problem[] {
  const place = { key: KEY, at }
  const sas = new URLSearchParams(sasToken(value))
  const broken = signatureProblem(sas.get('sig'))
  if (broken !== undefined) return [malformed(broken, place)]
  return [...timeProblems(sas, now), ...scopeProblems(sas), ...permissionProblems(sas)].map(
    (problem) => ({ ...problem, ...place }),
  )
}

/** HMAC-SHA-256 in base64. */
function signatureProblem(signature: string | null): string | undefined {
  if (signature === null || signature === '') return `${KEY} has no sig: its end was not copied.`
  if (/^[A-Za-z0-9+/]{43}=$/.test(signature)) return undefined
  return `The sig in ${KEY} is not 44 characters of base64: it was not copied whole.`
}

function timeProblems(sas: URLSearchParams, now: number): readonly Problem[] {
  const expiry = sas.get('se')
  const start = Date.parse(sas.get('st') ?? '')
  if (start > now) return [outOfTime(`The signature is valid only from ${isoOf(start)} on.`)]
  if (expiry === null) {
    return sas.has('si') ? [] : [malformed(`${KEY} has no expiry (se): it was not copied whole.`)]
  }
  const expiresAt = Date.parse(expiry)
  if (Number.isNaN(expiresAt)) return [malformed('The expiry (se) is no date.')]
  return expiresAt <= now ? [outOfTime(`The signature expired at ${isoOf(expiresAt)}.`)] : []
}

function scopeProblems(sas: URLSearchParams): readonly Problem[] {
  const services = sas.get('ss')
  const resources = sas.get('srt')
  const table = sas.get('tn')
  return [
    ...(sas.has('sr') ? [denied('The signature is for blobs (sr), not for tables.')] : []),
    ...(services === null || services.includes('t')
      ? []
      : [denied('The signature leaves out tables: ss lacks t.')]),
    ...(resources === null || resources.includes('o')
      ? []
      : [denied('The signature leaves out table rows: srt lacks o.')]),
    ...(table === null || table.toLowerCase() === LEADS_TABLE.toLowerCase()
      ? []
      : [denied(`The signature is for another table (tn) than ${LEADS_TABLE}.`)]),
    ...(sas.has('sip') ? [limited('The signature is limited to some IP addresses (sip).')] : []),
  ]
}

function permissionProblems(sas: URLSearchParams): readonly Problem[] {
  const permissions = sas.get('sp')
  if (permissions === null) return []
  const lacks = (letter: string) => !permissions.includes(letter)
  const isAccountSas = sas.has('srt')
  const makesTables = sas.get('srt')?.includes('c') === true && !(lacks('c') && lacks('w'))
  return [
    ...(lacks('a') ? [denied('The signature does not allow adding rows: sp lacks a.')] : []),
    ...(lacks('r') ? [limited('The test lead cannot be read back: sp lacks r.')] : []),
    ...(lacks('d') ? [limited('The test lead cannot be removed: sp lacks d.')] : []),
    ...(isAccountSas && !makesTables
      ? [limited(`The table ${LEADS_TABLE} cannot be created: sp lacks c, or srt lacks c.`)]
      : []),
  ]
}

function denied(problem: string): Problem {
  return { ...malformed(problem), code: 'lp:sas-permission' }
}

function limited(problem: string): Problem {
  return { ...doubtful(problem), code: 'lp:sas-permission' }
}

function outOfTime(problem: string): Problem {
  return { ...malformed(problem), code: 'lp:sas-expired' }
}

function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
