// A subscription's REST host: the token endpoint, the form asset, and the people.
import { Hono } from 'hono'
import { madeUpHex } from '../made-up.ts'
import type { MarketoContext } from './context.ts'
import { downPage } from './forms.ts'
import { deletePeople, findPeople } from './people.ts'
import { refused, succeeded } from './rest-answers.ts'
import { submitForm } from './submit-form.ts'
import type { Form, Subscription } from './subscription.ts'

/** Adobe's longest: an hour. */
const TOKEN_SECONDS = 3_599

export function restApp(context: MarketoContext, subscription: Subscription): Hono {
  const app = new Hono()
  app.use('*', async (_c, next) => {
    if (subscription.api.isDown) return downPage()
    if (!subscription.api.isSubscriptionKnown) return refused('614')
    await next()
    return undefined
  })
  app.on(['GET', 'POST'], '/identity/oauth/token', (c) =>
    token(context, subscription, c.req.query()),
  )
  app.use('/rest/*', async (c, next) => {
    const refusal = refuse(context, subscription, c.req.raw)
    if (refusal !== undefined) return refusal
    await next()
    return undefined
  })
  app.get('/rest/asset/v1/form/:file{[0-9]+[.]json}', (c) => {
    const id = c.req.param('file').replace('.json', '')
    return showForm(subscription, id, (form) => [describeAsset(form)])
  })
  app.get('/rest/asset/v1/form/:id{[0-9]+}/fields.json', (c) =>
    showForm(subscription, c.req.param('id'), ({ fields }) => fields.map(describeField)),
  )
  app.get('/rest/v1/leads.json', (c) => findPeople(subscription, new URL(c.req.url).searchParams))
  app.post('/rest/v1/leads/submitForm.json', (c) => submitForm(context, subscription, c.req.raw))
  app.post('/rest/v1/leads/delete.json', (c) => deletePeople(context, subscription, c.req.raw))
  app.delete('/rest/v1/leads.json', (c) => deletePeople(context, subscription, c.req.raw))
  app.all('*', () => refused('610'))
  return app
}

/** The credentials come in the query, whatever the method. */
function token(
  { now }: MarketoContext,
  subscription: Subscription,
  query: Readonly<Record<string, string>>,
): Response {
  const { api, tokens } = subscription
  subscription.signIns += 1
  const { grant_type, client_id, client_secret } = query
  if (grant_type !== 'client_credentials') return denied('invalid_request', 'Missing grant type')
  if (client_id !== api.clientId) {
    return denied('invalid_client', `No client with requested id: ${client_id}`)
  }
  if (client_secret !== api.clientSecret) return denied('invalid_client', 'Bad client credentials')
  const accessToken = `${madeUpHex(`${api.clientId} ${subscription.signIns}`, 36)}:ab`
  tokens.set(accessToken, now() + TOKEN_SECONDS * 1000)
  return Response.json({
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: TOKEN_SECONDS,
    scope: `leadprobe@${subscription.munchkinId.toLowerCase()}.example`,
  })
}

function denied(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 401 })
}

/** A token in the query is not looked at any more. */
function refuse(
  { now }: MarketoContext,
  { api, tokens }: Subscription,
  request: Request,
): Response | undefined {
  const sent = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (sent === undefined) return refused('600')
  const goodUntil = tokens.get(sent)
  if (goodUntil === undefined) return refused('601')
  if (goodUntil <= now()) return refused('602')
  return api.refusal === undefined ? undefined : refused(api.refusal)
}

/** To a user of another workspace, a form is simply not there. */
function showForm(
  { api, forms }: Subscription,
  id: string,
  describe: (form: Form) => readonly unknown[],
): Response {
  if (!api.canReadForms) return refused('603')
  const form = forms.find((one) => String(one.id) === id)
  return form === undefined || !api.isInWorkspace ? refused('610') : succeeded(describe(form))
}

function describeAsset({ id, name, status }: Form) {
  return {
    id,
    name,
    status,
    description: '',
    folder: { type: 'Folder', value: 12, folderName: 'Forms' },
    knownVisitor: { type: 'form', template: null },
    language: 'English',
    buttonLabel: 'Submit',
  }
}

function describeField({ name, type, isRequired }: Form['fields'][number]) {
  return { id: name, label: `${name}:`, dataType: type, required: isRequired }
}
