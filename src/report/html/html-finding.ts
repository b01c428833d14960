// One finding as HTML.
import type { Finding } from '../../model/report.ts'
import { fieldName } from '../field-name.ts'
import { exemptionSentence } from '../finding-message.ts'
import type { PlacedFinding } from '../placed-finding.ts'
import { SEVERITY_SYMBOLS, TURN_WORDS } from '../text/words.ts'
import { webAddress } from '../web-address.ts'
import { html, type Markup, nothing } from './html.ts'

const MOST_QUOTED = 4000

export function htmlFinding(placed: PlacedFinding): Markup {
  const { report, finding, severity, place, exemption } = placed
  const at = place === undefined ? '' : `${place.path ?? place.file}:${place.line}:${place.column}`
  const name = at === '' ? fieldName(finding, report.destination.kind) : finding.field
  const field = name === undefined || name === '' ? '' : `field ${name}`
  const facts = [finding.rule, `step ${finding.step}`, TURN_WORDS[finding.turn], field, at]
  return html`<article class="${severity}">
<h3>${SEVERITY_SYMBOLS[severity]} ${finding.title}</h3>
<p class="soft">${facts.filter((fact) => fact !== '').join(' · ')}</p>
<p>${finding.cause}</p>
${exemption === undefined ? nothing : html`<p><em>${exemptionSentence(exemption)}</em></p>`}
${remedy(finding)}${quote(finding)}${references(finding)}
</article>
`
}

function remedy({ remediation }: Finding): Markup {
  if (remediation.length === 0) return nothing
  const items = remediation.map(
    (step) =>
      html`<li>${step.do}${note('Where', step.where)}${note('Check', step.verify)}</li>
`,
  )
  return html`<h4>What to do</h4>
<ol>${items}</ol>
`
}

function note(label: string, text: string | undefined): Markup {
  return text === undefined ? nothing : html`<br><span class="soft">${label}:</span> ${text}`
}

function quote({ evidence }: Finding): Markup {
  if (evidence.quote === '') return nothing
  const shown = evidence.quote.slice(0, MOST_QUOTED)
  const isCut = shown.length < evidence.quote.length
  return html`<h4>What was seen</h4>
<pre tabindex="0">
${isCut ? `${shown}…` : shown}</pre>
`
}

function references({ references: all }: Finding): Markup {
  if (all.length === 0) return nothing
  const items = all.map(({ title, url, checked }) => {
    const address = webAddress(url)
    const link =
      address === undefined
        ? html`${title} (${url})`
        : html`<a href="${address}" rel="noreferrer">${title}</a>`
    return html`<li>${link} <span class="soft">as of ${checked}</span></li>
`
  })
  return html`<h4>Read more</h4>
<ul>${items}</ul>
`
}
