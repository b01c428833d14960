// A finding as plain sentences, for places that show text and nothing else.
import type { Finding } from '../model/report.ts'
import type { PlacedFinding } from './placed-finding.ts'
import { TURN_WORDS } from './text/words.ts'
import { oneLine } from './visible-text.ts'

/** Title, cause, remedy and where to read on, one a line. */
export function findingMessage(placed: PlacedFinding): string {
  const { report, finding, exemption } = placed
  const lines = [
    `${report.destination.name}: ${finding.title}`,
    finding.cause,
    ...remedyLines(finding),
    `Step ${finding.step}, ${TURN_WORDS[finding.turn]}, rule ${finding.rule}.`,
    ...(exemption === undefined ? [] : [exemptionSentence(exemption)]),
    ...finding.references.map(({ title, url }) => `${title}: ${url}`),
  ]
  return lines.map(oneLine).join('\n')
}

export function remedyLines({ remediation }: Finding): readonly string[] {
  return remediation.map(({ do: what, where, verify }, index) => {
    const notes = [
      where === undefined ? '' : ` (${where})`,
      verify === undefined ? '' : ` Check: ${verify}`,
    ]
    return `${index + 1}. ${what}${notes.join('')}`
  })
}

export function exemptionSentence({ until, reason }: { until: string; reason: string }): string {
  return `Ignored until ${until}: ${reason}`
}
