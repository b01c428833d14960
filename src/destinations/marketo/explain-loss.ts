// Why a submission that Marketo took became nobody: the same form is filled in through the REST API,
// which Adobe supports. The person that this may create is removed at once.
import { marketoRestFields } from '../../lead/marketo-form.ts'
import { type Loss, type LossEvidence, lost } from '../lead-loss.ts'
import type { Refused, RestAnswer, RestClient } from './rest-client.ts'
import { evidenceOfApi, type MarketoCheck, type MarketoSession, reasonOf } from './session.ts'

/** Refusals that say something about the values; all others are about the API user. */
const REASONS: ReadonlySet<string> = new Set(['701', '709', '1001', '1002', '1003', '1006', '1007'])

/** What the database gets to show a person that was just made. */
const SETTLING_MS = 2_000

/** What a look at the form gave away comes first: nothing needs to be tried out then. */
export async function explainLoss(
  { lead, wait }: MarketoCheck,
  { form, fields, predicted }: MarketoSession,
  client: RestClient,
): Promise<Loss> {
  if (predicted.length > 0) return lost('', [{ codes: predicted, text: lead.marker }])
  const answer = await client.submitForm(form.formId, marketoRestFields(lead, fields))
  if (!answer.ok) return byRefusal(answer)
  if (statusIn(answer) === 'updated') return { kind: 'arrived' }
  await wait(SETTLING_MS)
  const after = await client.leadsByEmail(lead.email)
  if (!after.ok || after.result.length === 0) return byNothing()
  await client.deleteLeads(after.result.map(({ id }) => Number(id)))
  return byEndpoint()
}

function statusIn({ result }: Extract<RestAnswer, { ok: true }>): unknown {
  return result[0]?.['status']
}

/** The form takes these values: what Adobe documents to stop them at the form's endpoint is one switch. */
function byEndpoint(): Loss {
  const text =
    'The REST API took the same values for the same form, and a person came of it at once.'
  return lost(text, [
    { codes: ['lp:form-checksum'], likelihood: 'likely', text },
    fact(text),
    ...possible(['lp:form-domain']),
  ])
}

/** Not the endpoint, then: whoever submits the form, nobody comes of it. */
function byNothing(): Loss {
  const text =
    'The REST API took the same values for the same form, and nobody came of that either.'
  return lost(text, [fact(text), ...possible(['lp:form-domain'])])
}

function byRefusal(refused: Refused): Loss {
  const { outcome: _warn, field: _api, ...refusal } = evidenceOfApi('read-back', refused)
  if (refused.codes.some((code) => REASONS.has(code))) {
    const text = `The REST API refuses the same values for the same form: ${reasonOf(refused)}.`
    return lost(text, [{ ...refusal, likelihood: 'likely' }, fact(text)])
  }
  const text = `The API user could not submit the form to find out why: ${reasonOf(refused)}.`
  return lost(text, [fact(text), ...possible(['lp:form-checksum', 'lp:form-domain'])])
}

/** The one thing that is proven. */
function fact(text: string): LossEvidence {
  return { codes: ['lp:lead-not-found'], text }
}

function possible(codes: readonly string[]): readonly LossEvidence[] {
  return codes.map((code) => ({
    outcome: 'warn',
    likelihood: 'possible',
    codes: [code],
    text: 'No API shows this setting.',
  }))
}
