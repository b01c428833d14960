// The permission step: a look at the form without changing anything. What speaks against it is a
// warning; whether a lead gets through shows when one is sent.
import { marketoFields } from '../../lead/marketo-form.ts'
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Exchange } from '../../model/exchange.ts'
import { evidenceOfExchange } from '../../net/evidence.ts'
import type { MarketoConfig } from './config.ts'
import { describeRequest, hostOfForm } from './form-endpoint.ts'
import { type FormSeen, readForm } from './read-form.ts'
import {
  evidenceOfApi,
  type MarketoCheck,
  type MarketoSession,
  reasonOf,
  usableClient,
} from './session.ts'

export const permission: Step<MarketoConfig, MarketoSession> = async (check, session) => {
  const exchange = await check.net.send(describeRequest(session.form))
  const seen = exchange.outcome === 'answered' ? readForm(exchange.response) : UNCLEAR
  if (seen.kind !== 'form') return noForm(session, seen, exchange)
  session.fields = seen.fields
  const approval = await lookAtApproval(session)
  const evidence = [...ofForm(check, session, seen), ...approval.evidence]
  session.predicted = evidence
    .flatMap(({ codes }) => codes)
    .filter((code) => code.startsWith('lp:form-') && code !== 'lp:form-hidden')
  const { formId } = session.form
  return { summary: [`Form ${formId} exists.`, ...approval.said].join(' '), evidence }
}

const UNCLEAR: FormSeen = { kind: 'unclear' }

/** Nobody documents what a wrong number is answered with, so only a plain answer is proof. */
function noForm(session: MarketoSession, { kind }: FormSeen, exchange: Exchange): StepResult {
  const { form } = session
  const host = hostOfForm(form)
  if (kind === 'absent') {
    return {
      summary: `${host} does not know form ${form.formId} of ${form.munchkinId}.`,
      evidence: [
        evidenceOfExchange('permission', exchange, {
          outcome: 'fail',
          codes: ['lp:form-not-found'],
        }),
      ],
    }
  }
  const isPage = exchange.outcome === 'answered' && exchange.response.status === 200
  const codes = isPage ? ['lp:form-not-found'] : []
  const trouble = troubleIn(exchange)
  if (trouble !== undefined) session.trouble = trouble
  return {
    summary: `${host} did not describe form ${form.formId}.`,
    evidence: [evidenceOfExchange('permission', exchange, { outcome: 'inconclusive', codes })],
  }
}

/**
 * A server that cannot even describe a form would leave open what became of a lead. A page in place
 * of the description is no such sign: nobody has to offer `getForm`.
 */
function troubleIn(exchange: Exchange): string | undefined {
  const host = new URL(exchange.request.url).hostname
  if (exchange.outcome === 'failed') return `${host} could not be asked for the form`
  const { status } = exchange.response
  return status >= 500 || status === 429 ? `${host} answered ${status}` : undefined
}

function ofForm(
  { lead }: MarketoCheck,
  { form }: MarketoSession,
  { hasCaptcha, required }: Extract<FormSeen, { kind: 'form' }>,
): readonly Evidence[] {
  const sent = new Set(Object.keys(marketoFields(lead)).map((name) => name.toLowerCase()))
  const unsent = required.filter((name) => !sent.has(name.toLowerCase()))
  const base = { step: 'permission', outcome: 'warn', host: hostOfForm(form) } as const
  const fields = unsent.join(', ')
  return [
    ...(hasCaptcha
      ? [{ ...base, codes: ['lp:form-captcha'], text: 'The form says "EnableCaptcha": 1' }]
      : []),
    ...(unsent.length === 0
      ? []
      : [
          {
            ...base,
            codes: ['lp:form-required-field'],
            text: `The form demands ${fields}, and the marketplace does not send it.`,
            captures: { fields },
          },
        ]),
  ]
}

/** A form that its server describes is there: the API hides those of other workspaces. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['610', '702', '1013'])

/** Empty, invalid and expired. Other refusals are about this form or this moment. */
const TOKEN_REFUSED: ReadonlySet<string> = new Set(['600', '601', '602'])

/** Only the API tells a form that is in use from a draft. */
async function lookAtApproval(
  session: MarketoSession,
): Promise<{ said: readonly string[]; evidence: readonly Evidence[] }> {
  const client = usableClient(session)
  if (client === undefined) return { said: [], evidence: [] }
  const answer = await client.form(session.form.formId)
  if (!answer.ok) {
    if (answer.codes.some((code) => TOKEN_REFUSED.has(code)))
      session.closed = 'the token was refused'
    const said = [`The API did not show it: ${reasonOf(answer)}.`]
    const refusal = evidenceOfApi('permission', answer)
    const isHidden = answer.codes.some((code) => NOT_SHOWN.has(code))
    const codes = isHidden ? ['lp:form-hidden', ...refusal.codes] : refusal.codes
    return { said, evidence: [{ ...refusal, codes }] }
  }
  const status = String(answer.result[0]?.['status'] ?? 'unknown')
  const said = [`Its status is "${status}".`]
  if (!/^draft$/i.test(status)) return { said, evidence: [] }
  const text = `The API gives the form the status "${status}".`
  const base = { step: 'permission', outcome: 'warn', host: client.host } as const
  return { said, evidence: [{ ...base, codes: ['lp:form-not-approved'], text }] }
}
