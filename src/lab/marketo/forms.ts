// The form server: describes a form to its script, and takes what the script submits.
import { Hono } from 'hono'
import { hexOf } from '../../model/hex.ts'
import type { MarketoContext } from './context.ts'
import { describeForm, scripted } from './describe-form.ts'
import type { Form, Subscription } from './subscription.ts'

/** `serverId` says whose forms this host serves; absent means those of any subscription. */
export function formsApp(context: MarketoContext, serverId?: string): Hono {
  const find = (munchkinId: string | null | undefined) => {
    const found = context.subscriptions.byMunchkinId(munchkinId ?? '')
    return serverId === undefined || found?.serverId === serverId ? found : undefined
  }
  const app = new Hono()
  app.get('/index.php/form/getForm', (c) => {
    const subscription = find(c.req.query('munchkinId'))
    if (subscription === undefined) return notFoundPage()
    if (subscription.isFormServerDown) return downPage()
    const form = subscription.forms.find(({ id }) => String(id) === c.req.query('form'))
    const described =
      form === undefined
        ? { error: true, message: 'Form not found' }
        : describeForm(subscription, form)
    return scripted(described, c.req.query('callback'))
  })
  app.post('/index.php/leadCapture/save2', async (c) => {
    if (!isForm(c.req.raw)) return rejected('Rejected')
    const sent = new URLSearchParams(await c.req.text())
    const subscription = find(sent.get('munchkinId'))
    if (subscription === undefined) return notFoundPage()
    return subscription.isFormServerDown ? downPage() : submit(context, subscription, sent)
  })
  app.all('/index.php/leadCapture/save2', (c) => c.body(null, 405, { allow: 'POST' }))
  app.all('*', notFoundPage)
  return app
}

async function submit(
  context: MarketoContext,
  subscription: Subscription,
  sent: URLSearchParams,
): Promise<Response> {
  const id = sent.get('formid') ?? ''
  const form = subscription.forms.find((one) => String(one.id) === id)
  if (form === undefined || sent.get('formVid') !== id) return rejected('Rejected')
  const problem =
    (await checksumProblem(context, subscription, sent)) ?? blocked(subscription, sent)
  if (problem !== undefined) return rejected(problem)
  if (isKept(subscription, form, sent)) {
    const dueAt = context.now() + subscription.createsAfterMs
    subscription.pending.push({ dueAt, fields: fieldsOf(sent) })
  }
  return Response.json({
    formId: id,
    followUpUrl: sent.get('_mktoReferrer') ?? '',
    deliveryType: '',
    followUpStreamValue: null,
    aliId: null,
  })
}

async function checksumProblem(
  { crypto }: MarketoContext,
  { checksums }: Subscription,
  sent: URLSearchParams,
): Promise<string | undefined> {
  if (checksums === 'ignored' || checksums === 'dropped') return undefined
  const checksum = sent.get('checksum')
  if (checksum === null || checksum === '') return 'checksum missing'
  if (checksums === 'refused') return 'checksum invalid'
  const names = (sent.get('checksumFields') ?? '').split(',')
  const text = names.map((name) => sent.get(name) ?? '').join('|')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return hexOf(new Uint8Array(digest)) === checksum ? undefined : 'checksum invalid'
}

/** Which words the form server has for this is not known: `Rejected` is the one that was seen. */
function blocked({ blockedDomains }: Subscription, sent: URLSearchParams): string | undefined {
  const domain = (sent.get('Email') ?? '').split('@').at(-1)?.toLowerCase() ?? ''
  return blockedDomains.includes(domain) ? 'Rejected' : undefined
}

/** What is not kept is answered as if it were. */
function isKept(
  { checksums, dropsSubmissions }: Subscription,
  { status, hasCaptcha, fields }: Form,
  sent: URLSearchParams,
): boolean {
  const isComplete = fields.every(({ name, isRequired }) => !isRequired || !isEmpty(sent.get(name)))
  const isSuspect = dropsSubmissions || checksums === 'dropped' || hasCaptcha
  return status !== 'draft' && isComplete && !isSuspect
}

function isEmpty(value: string | null): boolean {
  return value === null || value === ''
}

/** The names that belong to the submission, and not to the person. */
const CONTROL = new Set([
  'formid',
  'formVid',
  'munchkinId',
  'lpId',
  'subId',
  'lpurl',
  'followupLpId',
  'cr',
  'kw',
  'q',
  '_mkt_trk',
  'mkt_tok',
  '_mktoReferrer',
  'checksumFields',
  'checksum',
])

function fieldsOf(sent: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...sent].filter(([name]) => !CONTROL.has(name)))
}

function isForm(request: Request): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')
}

function rejected(message: string): Response {
  return Response.json({ message, code: 400 }, { status: 400 })
}

function notFoundPage(): Response {
  return page(404, 'The requested page was not found.')
}

export function downPage(): Response {
  return page(503, 'Marketo is down for maintenance.')
}

function page(status: number, text: string): Response {
  return new Response(`<html><body><h1>${text}</h1></body></html>`, {
    status,
    headers: { 'content-type': 'text/html' },
  })
}
