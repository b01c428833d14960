// The form submission that Adobe supports: made through REST, with REST names, and done at once.
import type { MarketoContext } from './context.ts'
import { refused, succeeded } from './rest-answers.ts'
import type { Form, Subscription } from './subscription.ts'

interface Submitted {
  readonly formId?: unknown
  readonly input?: readonly { readonly leadFormFields?: Readonly<Record<string, string>> }[]
}

/** The checksum switch and a CAPTCHA concern browsers: neither stands in the way here. */
export async function submitForm(
  { subscriptions, now }: MarketoContext,
  subscription: Subscription,
  request: Request,
): Promise<Response> {
  const { api, forms, people, pending, dropsSubmissions } = subscription
  if (!api.canSubmitForms) return refused('603')
  const { formId, input } = (await request.json()) as Submitted
  const form = forms.find(({ id, status }) => id === formId && status !== 'draft')
  if (form === undefined || !api.isInWorkspace) return refused('610')
  const sent = input?.[0]?.leadFormFields
  if (sent?.['email'] === undefined) return refused('1002', "'email'")
  const unknown = Object.keys(sent).find((name) => nameOnForm(form, name) === undefined)
  if (unknown !== undefined) return skipped('1006', `Field '${unknown}' not found`)
  const fields = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [nameOnForm(form, name), value]),
  )
  const find = () => people.find((person) => person.fields['Email'] === sent['email'])
  const status = find() === undefined ? 'created' : 'updated'
  if (dropsSubmissions) return succeeded([{ id: people.length + 1_000_001, status }])
  pending.push({ dueAt: now(), fields })
  subscriptions.settle()
  return succeeded([{ id: find()?.id, status }])
}

function nameOnForm({ fields }: Form, name: string): string | undefined {
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.name
}

function skipped(code: string, message: string): Response {
  return succeeded([{ status: 'skipped', reasons: [{ code, message }] }])
}
