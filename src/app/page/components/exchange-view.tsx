// One request and its answer, redacted as the report has them. All of it is text, never markup.
import type { ReportedExchange } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'
import { duration } from '../words.ts'
import { WireText } from './wire-text.tsx'

export function ExchangeView({ exchange }: { exchange: ReportedExchange }) {
  const { request, response, failure } = exchange
  return (
    <div class="exchange">
      <WireText label="Request">{visible(requestText(request))}</WireText>
      {response === undefined ? null : (
        <WireText label="Answer">{visible(responseText(response))}</WireText>
      )}
      {failure === undefined ? null : (
        <WireText label="Failure">
          {visible(`${failure.code} (${failure.phase})\n${failure.message}`)}
        </WireText>
      )}
      <p class="phases">{phasesText(exchange.phases)}</p>
    </div>
  )
}

function requestText({ method, url, headers, body }: ReportedExchange['request']): string {
  return [`${method} ${url}`, headerText(headers), ...(body ? ['', body] : [])].join('\n').trim()
}

function responseText(response: NonNullable<ReportedExchange['response']>): string {
  const { status, headers, body, truncated } = response
  const end = truncated ? '\n… (cut off here)' : ''
  return [`${status}`, headerText(headers), ...(body ? ['', body + end] : [])].join('\n').trim()
}

function headerText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

function phasesText(phases: Readonly<Record<string, number>>): string {
  return Object.entries(phases)
    .map(([phase, ms]) => `${phase} ${duration(ms) || '0 ms'}`)
    .join(' · ')
}
