// What went over the wire, folded away for support.
import type { Report, ReportedExchange } from '../../model/report.ts'
import { html, type Markup, nothing } from './html.ts'

const MOST_BODY = 4000

export function htmlExchanges({ steps }: Report): Markup {
  const exchanges = steps.flatMap((step) => step.exchanges)
  if (exchanges.length === 0) return nothing
  return html`<details><summary>What was sent and answered (${exchanges.length})</summary>
${exchanges.map(exchange)}</details>
`
}

function exchange({ request, response, failure }: ReportedExchange): Markup {
  const lines = [
    `${request.method} ${request.url}`,
    ...headerLines(request.headers),
    ...body(request.body),
    '',
    ...(response === undefined
      ? []
      : [`HTTP ${response.status}`, ...headerLines(response.headers), ...body(response.body)]),
    ...(failure === undefined ? [] : [`${failure.code} (${failure.phase}): ${failure.message}`]),
  ]
  return html`<pre tabindex="0">
${lines.join('\n')}</pre>
`
}

function headerLines(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}

function body(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return []
  return ['', text.length > MOST_BODY ? `${text.slice(0, MOST_BODY)}…` : text]
}
