// A finding as the Markdown of a SARIF message, for viewers that show more than its text.
import { exemptionSentence } from '../finding-message.ts'
import { markdownReferences, markdownRemedy } from '../markdown/markdown-finding.ts'
import { markdownText } from '../markdown/markdown-text.ts'
import type { PlacedFinding } from '../placed-finding.ts'
import { TURN_WORDS } from '../text/words.ts'

export function findingMarkdown(placed: PlacedFinding): string {
  const { report, finding, exemption } = placed
  const title = markdownText(`${report.destination.name}: ${finding.title}`)
  const whose = markdownText(`Step ${finding.step}, ${TURN_WORDS[finding.turn]}.`)
  const blocks = [
    `**${title}**`,
    `${markdownText(finding.cause)} ${whose}`,
    exemption === undefined ? '' : markdownText(exemptionSentence(exemption)),
    ...markdownRemedy(placed),
    ...markdownReferences(placed),
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}
