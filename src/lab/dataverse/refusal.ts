// How the Web API says no: the error body, and the refusals that need no request to be worded.

export interface Refusal {
  /** `0x` and eight hexadecimal digits; some errors have `0x0`. */
  readonly code: string
  readonly status: number
  readonly message: string
  /** Seconds. */
  readonly retryAfter?: number
}

export function refused({ code, status, message, retryAfter }: Refusal): Response {
  const headers = {
    ...ODATA_JSON,
    'odata-version': '4.0',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  }
  return new Response(JSON.stringify({ error: { code, message } }), { status, headers })
}

export const ODATA_JSON = { 'content-type': 'application/json; odata.metadata=minimal' }

export function isRefusal(value: object): value is Refusal {
  return 'code' in value && 'message' in value && 'status' in value
}

export function badRequest(code: string, message: string): Refusal {
  return { code, status: 400, message }
}

export function forbidden(code: string, message: string): Refusal {
  return { code, status: 403, message }
}

export function notFound(code: string, message: string): Refusal {
  return { code, status: 404, message }
}

export const TROUBLES = {
  'too-many-requests': tooMany(
    '0x80072322',
    'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
  ),
  'too-much-time': tooMany(
    '0x80072321',
    'Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  ),
  'too-many-at-once': tooMany(
    '0x80072326',
    'Number of concurrent requests exceeded the limit of 52.',
  ),
  'sql-error': { code: '0x80044150', status: 500, message: 'Generic SQL error.' },
  'sql-timeout': { code: '0x80044151', status: 500, message: 'SQL timeout expired.' },
} as const satisfies Readonly<Record<string, Refusal>>

function tooMany(code: string, message: string): Refusal {
  return { code, status: 429, message, retryAfter: 120 }
}
