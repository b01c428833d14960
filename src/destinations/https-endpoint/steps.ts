// What a check does with an HTTPS endpoint: connect, post the lead, say that it stays there.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Connection, Exchange } from '../../model/exchange.ts'
import type { Receipt } from '../../model/vocabulary.ts'
import { evidenceOfConnection, evidenceOfExchange } from '../../net/evidence.ts'
import { leadRequest } from './api.ts'
import type { HttpsEndpointConfig } from './config.ts'
import { readAnswer, receiptOf } from './read-answer.ts'

/** What the steps of one check share. */
export interface EndpointSession {
  readonly url: URL
  receipt: Receipt
}

type EndpointStep = Step<HttpsEndpointConfig, EndpointSession>

export function openEndpoint({ config }: { config: HttpsEndpointConfig }): EndpointSession {
  return { url: new URL(config.url.trim()), receipt: 'nothing' }
}

/** The connection is kept for the lead. */
export const network: EndpointStep = async ({ net }, { url }) => {
  const connection = await net.connect(url.href)
  const evidence = evidenceOfConnection('network', connection)
  return {
    summary: summaryOf(connection),
    evidence: [evidence],
    ...(connection.outcome === 'unobservable' ? { skipped: true } : {}),
  }
}

export const write: EndpointStep = async ({ net, lead }, session) => {
  const { url } = session
  const exchange = await net.send(leadRequest(url.href, lead))
  const extra = exchange.outcome === 'answered' ? readAnswer(url, exchange.response) : {}
  session.receipt = receiptOf(url, exchange)
  return {
    summary: answerSummary(exchange, url.hostname),
    evidence: [evidenceOfExchange('write', exchange, { field: '/url', ...extra })],
    receipt: session.receipt,
  }
}

/** Nothing can be removed through an endpoint that only takes leads, so the lead is named instead. */
export const cleanUp: EndpointStep = async ({ lead }, { url, receipt }): Promise<StepResult> => {
  const isThere = receipt === 'created'
  const code = isThere ? 'lp:lead-left-behind' : 'lp:lead-maybe-left-behind'
  const { marker } = lead
  return {
    summary: `An endpoint cannot be asked to remove a lead: ${marker} ${isThere ? 'stays' : 'may be'} there.`,
    evidence: [
      {
        step: 'clean-up',
        outcome: 'pass',
        codes: [code],
        host: url.hostname,
        text: marker,
        captures: { marker },
      },
    ],
    removed: false,
  }
}

function summaryOf(connection: Connection): string {
  const { host, port } = connection
  switch (connection.outcome) {
    case 'connected': {
      const until = connection.certificate?.validTo.slice(0, 10)
      const validity = until === undefined ? '' : `; its certificate is valid until ${until}`
      return `Connected to ${host}:${port}${validity}.`
    }
    case 'failed':
      return connection.failure.phase === 'guard'
        ? `Did not connect to ${host}: ${connection.failure.message}.`
        : `Could not connect to ${host}:${port}.`
    case 'unobservable':
      return connection.reason
  }
}

function answerSummary(exchange: Exchange, host: string): string {
  if (exchange.outcome === 'answered') {
    return `The lead was posted to ${host}, which answered ${exchange.response.status}.`
  }
  return exchange.mayHaveArrived
    ? `The lead was posted to ${host}, and no whole answer came.`
    : `The lead could not be posted to ${host}.`
}
