// A publisher's web service that answers every lead with the same status.
import type { Site } from '../site.ts'
import type { SiteContext } from './context.ts'
import { customEndpoint } from './custom-endpoint.ts'

interface StatusAnswer {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Where the redirects point; a lead that arrives there was redirected, which must not happen. */
export const REDIRECT_TARGET = 'https://moved.contoso.example/hook'

const JSON_TYPE = { 'content-type': 'application/json' }

export const STATUS_FAULTS: readonly StatusAnswer[] = [
  refusal(400, 'The request could not be understood.'),
  refusal(401, 'Credentials are required.', { 'www-authenticate': 'Bearer realm="leads"' }),
  refusal(403, 'You may not do this.'),
  refusal(404, 'Nothing is here.'),
  refusal(405, 'This address takes GET only.', { allow: 'GET' }),
  refusal(410, 'This address is gone.'),
  refusal(413, 'The request is too large.'),
  refusal(415, 'This content type is not taken.'),
  refusal(429, 'Slow down.', { 'retry-after': '30' }),
  refusal(500, 'Something went wrong.'),
  refusal(502, 'The upstream sent nonsense.'),
  refusal(503, 'Down for maintenance.', { 'retry-after': '120' }),
  refusal(504, 'The upstream took too long.'),
  ...[301, 302, 303, 307, 308].map((status) => ({
    status,
    body: '',
    headers: { location: REDIRECT_TARGET },
  })),
]

export function statusHost(status: number): string {
  return `status-${status}.contoso.example`
}

export function statusFaultSites(context: SiteContext): readonly Site[] {
  const mended = customEndpoint(context)
  const answers = STATUS_FAULTS.map(({ status, body, headers }) => ({
    host: statusHost(status),
    mended,
    answer: async (request: Request) => {
      await request.text() // a service reads the lead before it refuses
      return new Response(body === '' ? null : body, { status, ...(headers ? { headers } : {}) })
    },
  }))
  return [...answers, { host: new URL(REDIRECT_TARGET).hostname, answer: mended }]
}

function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): StatusAnswer {
  return { status, body: JSON.stringify({ message }), headers: { ...JSON_TYPE, ...headers } }
}
