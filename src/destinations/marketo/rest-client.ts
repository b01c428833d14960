// Marketo's REST API, for the deep check: token, form, lead, submission, removal.
// https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes, checked 2026-11-20
import type { Exchange, OutboundRequest } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'
import { asObject, type JsonObject, objectsIn, parseJson } from './json.ts'

export interface Refused {
  readonly ok: false
  readonly exchange: Exchange
  /** Marketo's numbers, or the token endpoint's word. */
  readonly codes: readonly string[]
}
export type RestAnswer = { readonly ok: true; readonly result: readonly JsonObject[] } | Refused

export interface RestClient {
  readonly host: string
  signIn(): Promise<RestAnswer>
  form(formId: string): Promise<RestAnswer>
  leadsByEmail(email: string): Promise<RestAnswer>
  /** Submits a form the way Adobe supports; `fields` by their REST names. */
  submitForm(formId: string, fields: Readonly<Record<string, string>>): Promise<RestAnswer>
  deleteLeads(ids: readonly number[]): Promise<RestAnswer>
}

interface Credentials {
  readonly clientId: string
  readonly clientSecret: string
}

export function openRestClient(
  munchkinId: string,
  { clientId, clientSecret }: Credentials,
  net: Transport,
): RestClient {
  const host = `${munchkinId.toLowerCase()}.mktorest.com`
  let token = ''
  const call = async (request: Pick<OutboundRequest, 'method' | 'body'> & { path: string }) => {
    const { path, ...rest } = request
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(rest.body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    return readAnswer(await net.send({ ...rest, url: `https://${host}${path}`, headers }))
  }
  return {
    host,
    async signIn() {
      const query = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      })
      const url = `https://${host}/identity/oauth/token?${query}`
      const exchange = await net.send({ method: 'POST', url, headers: {} })
      const found = tokenIn(exchange)
      if (found === undefined) return { ok: false, exchange, codes: codesOf(exchange) }
      token = found
      return { ok: true, result: [] }
    },
    form: (formId) => call({ method: 'GET', path: `/rest/asset/v1/form/${formId}.json` }),
    leadsByEmail(email) {
      const query = new URLSearchParams({
        filterType: 'email',
        filterValues: email,
        fields: 'id,email',
      })
      return call({ method: 'GET', path: `/rest/v1/leads.json?${query}` })
    },
    submitForm(formId, fields) {
      const body = JSON.stringify({ formId: Number(formId), input: [{ leadFormFields: fields }] })
      return call({ method: 'POST', path: '/rest/v1/leads/submitForm.json', body })
    },
    deleteLeads(ids) {
      const body = JSON.stringify({ input: ids.map((id) => ({ id })) })
      return call({ method: 'POST', path: '/rest/v1/leads/delete.json', body })
    },
  }
}

function tokenIn(exchange: Exchange): string | undefined {
  if (exchange.outcome === 'failed' || exchange.response.status !== 200) return undefined
  const token = asObject(parseJson(exchange.response.body))?.['access_token']
  return typeof token === 'string' && token !== '' ? token : undefined
}

/** The API says 200 to everything: what counts is `success`, and then the status of each record. */
function readAnswer(exchange: Exchange): RestAnswer {
  if (exchange.outcome === 'failed') return { ok: false, exchange, codes: [] }
  const answer = asObject(parseJson(exchange.response.body))
  const codes = codesOf(exchange)
  if (exchange.response.status !== 200 || answer?.['success'] !== true || codes.length > 0) {
    return { ok: false, exchange, codes }
  }
  return { ok: true, result: objectsIn(answer['result']) }
}

/** Errors of the answer, then reasons why a record was skipped, then the token endpoint's word. */
function codesOf(exchange: Exchange): readonly string[] {
  if (exchange.outcome === 'failed') return []
  const answer = asObject(parseJson(exchange.response.body)) ?? {}
  const skipped = objectsIn(answer['result']).flatMap(({ reasons }) => objectsIn(reasons))
  const numbers = [...objectsIn(answer['errors']), ...skipped].map(({ code }) => code)
  return [...numbers, answer['error']].flatMap((code) =>
    typeof code === 'string' || typeof code === 'number' ? [String(code)] : [],
  )
}
