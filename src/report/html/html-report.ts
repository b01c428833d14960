// One HTML file to keep or to send: no script, nothing loaded from elsewhere.
import type { Report, ReportSet } from '../../model/report.ts'
import type { FormatContext } from '../format.ts'
import { nameIn } from '../name-in-set.ts'
import { distinctFindings, type PlacedFinding } from '../placed-finding.ts'
import { duration } from '../text/layout.ts'
import { reportSentence, setSentence } from '../text/summary.ts'
import { SYMBOLS, VERDICT_WORDS } from '../text/words.ts'
import { visibleDeep } from '../visible-text.ts'
import { html, type Markup, nothing } from './html.ts'
import { htmlExchanges } from './html-exchanges.ts'
import { htmlFinding } from './html-finding.ts'
import { STYLE, STYLE_HASH } from './style.ts'

const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`

export function htmlReport(raw: ReportSet, context: FormatContext): string {
  const set = visibleDeep(raw)
  const found = distinctFindings(set, context)
  const sections = set.reports.map((report, index) =>
    section(
      report,
      found.filter(({ reportIndex }) => reportIndex === index),
      index,
    ),
  )
  const body = html`<h1>leadprobe</h1>
<p>${setSentence(set)}</p>
${overview(set)}
${sections}`
  return `${head()}<body>\n<main>\n${body.markup}\n</main>\n</body>\n</html>\n`
}

/** Ours from end to end, so that the style is what its hash says. */
function head(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>leadprobe report</title>
<style>${STYLE}</style>
</head>
`
}

function overview(set: ReportSet): Markup {
  const { reports } = set
  const nameOf = nameIn(set)
  if (reports.length < 2) return nothing
  const rows = reports.map(
    (report, index) => html`<tr><td><a href="#r${index}">${nameOf(report)}</a></td>
<td>${report.destination.kind}</td><td>${badge(report)}</td><td>${report.findings[0]?.title ?? ''}</td>
<td class="time">${duration(report.durationMs)}</td></tr>
`,
  )
  return html`<table><thead><tr><th>Destination</th><th>Kind</th><th>Verdict</th><th>First finding</th><th>Time</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

function badge({ verdict }: Report): Markup {
  return html`<span class="badge ${verdict}">${SYMBOLS[verdict]} ${VERDICT_WORDS[verdict].toLowerCase()}</span>`
}

function section(report: Report, found: readonly PlacedFinding[], index: number): Markup {
  const { kind, name, cloud } = report.destination
  const facts = [kind, `cloud ${cloud}`, report.offer ?? '', report.startedAt]
  return html`<section id="r${index}">
<h2>${name} ${badge(report)}</h2>
<p class="soft">${facts.filter((fact) => fact !== '').join(' · ')}</p>
<p><strong>${reportSentence(report)}</strong></p>
${steps(report)}
${found.map(htmlFinding)}
<p class="soft">${fateOf(report)}</p>
${htmlExchanges(report)}
</section>
`
}

function steps({ steps: all }: Report): Markup {
  const rows = all.map(
    ({ id, outcome, summary, durationMs }) =>
      html`<tr><td class="step ${outcome}">${SYMBOLS[outcome]} ${id}</td><td>${summary}</td>
<td class="time">${outcome === 'skip' ? '' : duration(durationMs)}</td></tr>
`,
  )
  return html`<table><thead><tr><th>Step</th><th>What happened</th><th>Time</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

function fateOf({ testLead }: Report): string {
  if (testLead.receipt === 'nothing') return 'No test lead was written.'
  if (testLead.removed) return `The test lead ${testLead.marker} was written and removed again.`
  const written = testLead.receipt === 'created' ? 'was written' : 'may have been written'
  return `The test lead ${testLead.marker} ${written} and was not removed by leadprobe.`
}
