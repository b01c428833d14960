// The network and the write step: connect to Web-to-Lead, post the form, read the header.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Exchange } from '../../model/exchange.ts'
import { type EvidenceExtra, evidenceOfConnection, evidenceOfExchange } from '../../net/evidence.ts'
import type { SalesforceConfig } from './config.ts'
import { type SalesforceSession, usableClient } from './session.ts'
import { readReception, receiptOf, WEB_TO_LEAD_HOST, webToLeadRequest } from './web-to-lead.ts'

type SalesforceStep = Step<SalesforceConfig, SalesforceSession>

export const network: SalesforceStep = async ({ net }) => {
  const connection = await net.connect(`https://${WEB_TO_LEAD_HOST}/`)
  const evidence = [evidenceOfConnection('network', connection)]
  if (connection.outcome === 'unobservable') {
    return { summary: connection.reason, evidence, skipped: true }
  }
  const did = connection.outcome === 'connected' ? 'Connected' : 'Could not connect'
  return { summary: `${did} to ${WEB_TO_LEAD_HOST}.`, evidence }
}

export const write: SalesforceStep = async ({ net, lead }, session): Promise<StepResult> => {
  const exchange = await net.send(webToLeadRequest(lead, session.organizationId))
  session.receipt = receiptOf(exchange)
  session.wasAccepted =
    exchange.outcome === 'answered' && readReception(exchange.response).kind === 'accepted'
  const { summary, ...extra } = judge(exchange, usableClient(session) !== undefined)
  return {
    summary,
    evidence: [evidenceOfExchange('write', exchange, extra)],
    receipt: session.receipt,
  }
}

/** An acceptance is a warning unless the next step can look for the lead itself. */
function judge(exchange: Exchange, canLook: boolean): EvidenceExtra & { readonly summary: string } {
  if (exchange.outcome === 'failed') return { summary: 'The form was posted, and no answer came.' }
  const reception = readReception(exchange.response)
  switch (reception.kind) {
    case 'refused': {
      const { exception } = reception
      const summary = `Salesforce refused the form: ${exception}.`
      return { summary, outcome: 'fail', codes: [exception], field: '/organizationId' }
    }
    case 'accepted': {
      const said = reception.isSaid ? 'took the form' : 'answered 200 and said nothing more'
      const summary = `Salesforce ${said}, which does not prove that it creates a lead.`
      if (canLook) return { summary, outcome: 'pass' }
      return { summary, outcome: 'warn', codes: ['lp:web-to-lead-accepted'] }
    }
    case 'unclear':
      return {
        summary: `Salesforce answered ${exchange.response.status}, as it does in trouble of its own.`,
        outcome: 'inconclusive',
      }
  }
}
