// Web services whose answers are successful by status, and odd otherwise.
import type { Answer } from '../host.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from './context.ts'
import { customEndpoint } from './custom-endpoint.ts'

const MIB = 1_048_576

const SIGN_IN_PAGE = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in to your account</title></head>
<body><form method="post" action="/login"><input name="loginfmt" type="email"></form></body></html>`

export const ODD_ANSWERS = {
  'sign-in-page': () => page(SIGN_IN_PAGE),
  'empty-200': () => new Response(null, { status: 200 }),
  'no-content': () => new Response(null, { status: 204 }),
  'error-in-200': () => Response.json({ success: false, error: 'The list is full.' }),
  'gzip-bomb': () => zipped(zeros(200)),
  'bad-gzip': () => new Response('this is not gzip', { headers: { 'content-encoding': 'gzip' } }),
  'large-body': () => new Response('x'.repeat(MIB)),
} as const satisfies Readonly<Record<string, () => Response>>
export type OddAnswer = keyof typeof ODD_ANSWERS

export function oddAnswerSites(context: SiteContext): readonly Site[] {
  const mended = customEndpoint(context)
  return Object.entries(ODD_ANSWERS).map(([name, make]) => ({
    host: `${name}.contoso.example`,
    answer: afterReading(make),
    mended,
  }))
}

function afterReading(make: () => Response): Answer {
  return async (request) => {
    await request.text()
    return make()
  }
}

function page(html: string): Response {
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Made while it is read, so a client that stops reading stops the making. */
function zeros(mebibytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const piece = new Uint8Array(MIB)
  let left = mebibytes
  return new ReadableStream({
    pull: (controller) => {
      if (left-- > 0) controller.enqueue(piece)
      else controller.close()
    },
  })
}

function zipped(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  const headers = { 'content-encoding': 'gzip', 'content-type': 'application/octet-stream' }
  return new Response(stream.pipeThrough(new CompressionStream('gzip')), { headers })
}
