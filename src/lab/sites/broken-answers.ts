// Web services that break HTTP itself, or fall silent in the middle of it.
import type { ByteReply } from '../host.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from './context.ts'
import { customEndpoint } from './custom-endpoint.ts'

const OK = 'HTTP/1.1 200 OK\r\n'
const JSON_HEADERS = `${OK}Content-Type: application/json\r\n`

export const BROKEN_ANSWERS = {
  'never-answers': reply([], 'hold'),
  /** One byte a second: the headers are never complete in time. */
  'slow-headers': {
    ...reply(`${JSON_HEADERS}Content-Length: 2\r\n\r\n{}`, 'close'),
    everyMs: 1000,
  },
  /** The headers come at once, the body never does. */
  'silent-body': reply([`${JSON_HEADERS}Content-Length: 20\r\n\r\n`], 'hold'),
  'endless-body': { bytes: endless(), ending: 'close' },
  truncated: reply([`${JSON_HEADERS}Content-Length: 500\r\n\r\n{"received":`], 'close'),
  'huge-header': reply(
    [`${OK}X-Padding: ${'x'.repeat(40_000)}\r\nContent-Length: 0\r\n\r\n`],
    'close',
  ),
  'not-http': reply(['220 mail.contoso.example ESMTP\r\n'], 'close'),
  'closed-unanswered': reply([], 'close'),
  'reset-unanswered': reply([], 'reset'),
  'reset-in-body': reply([`${JSON_HEADERS}Content-Length: 500\r\n\r\n{"received":`], 'reset'),
} as const satisfies Readonly<Record<string, ByteReply>>
export type BrokenAnswer = keyof typeof BROKEN_ANSWERS

export function brokenAnswerSites(context: SiteContext): readonly Site[] {
  const mended = customEndpoint(context)
  return Object.entries(BROKEN_ANSWERS).map(([name, answer]) => ({
    host: `${name}.contoso.example`,
    mended,
    answer: async (request) => {
      await request.text()
      return answer
    },
  }))
}

function reply(bytes: Iterable<string>, ending: ByteReply['ending']): ByteReply {
  return { bytes, ending }
}

/** A body without end and without a length; each connection gets its own. */
function endless(): Iterable<string> {
  const line = `${'leads '.repeat(2_000)}\n`
  return {
    *[Symbol.iterator]() {
      yield `${OK}Content-Type: text/plain\r\nConnection: close\r\n\r\n`
      for (;;) yield line
    },
  }
}
