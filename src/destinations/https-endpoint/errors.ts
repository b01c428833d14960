// A receiver's error body → its codes as they were written. What they mean is for the rules.

const MAX_CODES = 8
/** A code is one word; prose and numbers that repeat the status are not codes. */
const CODE = /^[A-Za-z][\w.-]{2,80}$/

/** The codes in a JSON answer, most specific first; empty when it carries none. */
export function codesOfBody(body: string): readonly string[] {
  const answer = parseObject(body)
  if (answer === undefined) return []
  const error = asObject(answer['error'])
  const candidates = [
    // Logic Apps, Power Automate, Azure: {"error":{"code","message","innererror"|"details"}}
    ...codesOf(error?.['innererror']),
    ...listOf(error?.['details']).flatMap(codesOf),
    ...codesOf(error),
    // HubSpot: {"status":"error","errors":[{"errorType","message"}]}
    ...listOf(answer['errors']).flatMap(codesOf),
    ...codesOf(answer),
    answer['error'],
  ]
  return [...new Set(candidates.filter(isCode))].slice(0, MAX_CODES)
}

/** True when a JSON answer says that it failed, whatever its status. */
export function reportsError(body: string): boolean {
  const answer = parseObject(body)
  if (answer === undefined) return false
  const { error, errors, status, statusCode, result, success, ok } = answer
  return (
    [success, ok].some(isNo) ||
    [status, result].some((word) => typeof word === 'string' && FAILED.test(word)) ||
    [status, statusCode].some(isErrorStatus) ||
    isFilled(error) ||
    (Array.isArray(errors) && errors.length > 0)
  )
}

const FAILED = /^(error|fail(ed|ure)?)$/i

function isNo(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^false$/i.test(value))
}

/** An HTTP status repeated in the body. */
function isErrorStatus(value: unknown): boolean {
  return typeof value === 'number' && value >= 400 && value < 600
}

function isFilled(error: unknown): boolean {
  if (error === true) return true
  if (typeof error === 'string') return error !== ''
  return Object.keys(asObject(error) ?? {}).length > 0
}

function codesOf(value: unknown): readonly unknown[] {
  const object = asObject(value)
  return object === undefined ? [] : [object['code'], object['errorType'], object['errorCode']]
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_CODES) : []
}

function parseObject(body: string): Record<string, unknown> | undefined {
  if (!/^\s*\{/.test(body)) return undefined
  try {
    return asObject(JSON.parse(body))
  } catch {
    return undefined
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : undefined
}
