// A Marketo subscription of a few lines on loopback: one form, its API, and switches that lose leads.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createLeaf } from '../../net/certificates.ts'
import { authority, httpsSite } from '../../platform/node/loopback.ts'

export const CLIENT = { clientId: 'client-1', clientSecret: 'Sup3rS3cretOfMarketo' }
export const TOKEN = 'cdf01657-110d-4155-99a7-f986b2ff13a0:int'

export interface SmallMarketo {
  readonly port: number
  readonly requests: string[]
  leads: { id: number; email: string }[]
  /** What `getForm` answers. */
  form: unknown
  status: 'approved' | 'draft'
  /** What becomes of a submission. */
  submission: 'creates' | 'vanishes' | 'checksum' | 'rejected' | 'page' | 'down'
  mayDelete: boolean
  /** Error of every REST call. */
  restError?: { code: string; message: string }
}

const leaf = await createLeaf(
  { names: ['app-ys12.marketo.com', '123-pqr-789.mktorest.com'] },
  authority,
)

export async function openSmallMarketo(): Promise<SmallMarketo> {
  const state = {
    port: 0,
    requests: [],
    leads: [],
    form: { Id: 1179, rows: [[{ Name: 'Email', IsRequired: true }]], EnableCaptcha: 0 },
    status: 'approved',
    submission: 'creates',
    mayDelete: true,
  } as SmallMarketo
  const site = await httpsSite((request, response) => answer(state, request, response), leaf)
  return Object.assign(state, { port: site.port })
}

async function answer(
  state: SmallMarketo,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', `https://${request.headers.host}`)
  state.requests.push(`${request.method} ${url.hostname}${url.pathname}`)
  const body = await text(request)
  const isSignedIn = request.headers.authorization === `Bearer ${TOKEN}`
  const [status, value] = publicReply(state, url, body) ?? restReply(state, url, body, isSignedIn)
  const isText = typeof value === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' })
  response.end(isText ? value : JSON.stringify(value))
}

type Reply = readonly [status: number, value: unknown]

function publicReply(state: SmallMarketo, url: URL, body: string): Reply | undefined {
  switch (url.pathname) {
    case '/index.php/form/getForm':
      return [200, state.form]
    case '/index.php/leadCapture/save2':
      return submit(state, new URLSearchParams(body))
    case '/identity/oauth/token':
      return url.searchParams.get('client_secret') === CLIENT.clientSecret
        ? [200, { access_token: TOKEN, token_type: 'bearer', expires_in: 3599 }]
        : [401, { error: 'invalid_client', error_description: 'Bad client credentials' }]
    default:
      return undefined
  }
}

function restReply(state: SmallMarketo, url: URL, body: string, isSignedIn: boolean): Reply {
  if (!isSignedIn) return failed({ code: '601', message: 'Access token invalid' })
  if (state.restError !== undefined) return failed(state.restError)
  if (url.pathname === '/rest/asset/v1/form/1179.json') {
    return succeeded([{ id: 1179, status: state.status }])
  }
  if (url.pathname === '/rest/v1/leads.json') {
    const wanted = url.searchParams.get('filterValues')
    return succeeded(state.leads.filter(({ email }) => email === wanted))
  }
  if (url.pathname === '/rest/v1/leads/delete.json' && state.mayDelete) {
    const { input } = JSON.parse(body) as { input: { id: number }[] }
    state.leads = state.leads.filter(({ id }) => !input.some((one) => one.id === id))
    return succeeded(input.map(({ id }) => ({ id, status: 'deleted' })))
  }
  return failed({ code: '603', message: 'Access denied' })
}

function submit(state: SmallMarketo, form: URLSearchParams): Reply {
  const values = (form.get('checksumFields') ?? '').split(',').map((name) => form.get(name))
  const checksum = createHash('sha256').update(values.join('|')).digest('hex')
  if (form.get('checksum') !== checksum || state.submission === 'checksum') {
    return [400, { message: 'checksum invalid', code: '400' }]
  }
  if (state.submission === 'rejected') return [400, { message: 'Rejected', code: '400' }]
  if (state.submission === 'down') return [503, 'down']
  if (state.submission === 'page') return [200, '<html>Please sign in</html>']
  if (state.submission === 'creates') {
    state.leads.push({ id: state.leads.length + 1, email: form.get('Email') ?? '' })
  }
  return [200, { formId: form.get('formid'), followUpUrl: '', deliveryType: '', aliId: 1 }]
}

function succeeded(result: unknown): Reply {
  return [200, { requestId: 'e42b#14272d07d78', success: true, result }]
}

function failed(error: { code: string; message: string }): Reply {
  return [200, { requestId: 'e42b#14272d07d78', success: false, errors: [error] }]
}
