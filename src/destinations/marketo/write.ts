// The network and the write step: connect to the form's server, submit the form, read the answer.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import { type EvidenceExtra, evidenceOfConnection, evidenceOfExchange } from '../../net/evidence.ts'
import type { MarketoConfig } from './config.ts'
import { hostOfForm, submitRequest } from './form-endpoint.ts'
import { evidenceOfRefusal, readSubmission, receiptOf } from './read-submission.ts'
import { type MarketoSession, notSent, usableClient } from './session.ts'

type MarketoStep = Step<MarketoConfig, MarketoSession>

export const network: MarketoStep = async ({ net }, { form }) => {
  const host = hostOfForm(form)
  const connection = await net.connect(`https://${host}/`)
  const evidence = [evidenceOfConnection('network', connection, { field: '/serverId' })]
  if (connection.outcome === 'unobservable') {
    return { summary: connection.reason, evidence, skipped: true }
  }
  const did = connection.outcome === 'connected' ? 'Connected' : 'Could not connect'
  return { summary: `${did} to ${host}.`, evidence }
}

export const write: MarketoStep = async ({ net, lead }, session): Promise<StepResult> => {
  if (session.trouble !== undefined) return notSent(session.trouble)
  const exchange = await net.send(await submitRequest(session.form, lead))
  session.receipt = receiptOf(exchange)
  session.wasAccepted =
    exchange.outcome === 'answered' && readSubmission(exchange.response).kind === 'accepted'
  const { summary, ...extra } = judge(exchange, session)
  return {
    summary,
    evidence: [evidenceOfExchange('write', exchange, extra)],
    receipt: session.receipt,
  }
}

/** An acceptance is a warning unless the next step can look for the lead itself. */
function judge(
  exchange: Exchange,
  session: MarketoSession,
): EvidenceExtra & { readonly summary: string } {
  if (exchange.outcome === 'failed') return { summary: 'The form was sent, and no answer came.' }
  const reception = readSubmission(exchange.response)
  const { status } = exchange.response
  switch (reception.kind) {
    case 'accepted': {
      const summary =
        'Marketo took the submission, made with a checksum as its own script makes one.'
      if (usableClient(session) !== undefined) return { summary, outcome: 'pass' }
      return { summary, outcome: 'warn', codes: ['lp:form-accepted'] }
    }
    case 'refused': {
      const summary = `Marketo refused the submission: ${reception.message.slice(0, 120)}.`
      return { summary, ...evidenceOfRefusal(reception, session.predicted) }
    }
    case 'unclear': {
      const summary = `Marketo answered ${status}, and not in the way a form does.`
      const codes = reception.isPage ? ['lp:answer-is-page'] : []
      return { summary, outcome: 'inconclusive', codes }
    }
  }
}
