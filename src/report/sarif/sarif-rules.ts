// The rules that the findings of a run name, as SARIF describes them.
import type { Finding } from '../../model/report.ts'
import { remedyLines } from '../finding-message.ts'
import { markdownText } from '../markdown/markdown-text.ts'
import { oneLine } from '../visible-text.ts'
import { webAddress } from '../web-address.ts'

/** Code scanning shows no more than this many tags. */
const MOST_TAGS = 10

export function sarifRules(findings: readonly Finding[]) {
  const byId = new Map<string, Finding>()
  for (const finding of findings) {
    if (!byId.has(finding.rule)) byId.set(finding.rule, finding)
  }
  const ids = [...byId.keys()]
  return {
    rules: [...byId.values()].map(describe),
    indexOf: (rule: string) => ids.indexOf(rule),
  }
}

function describe(finding: Finding) {
  const url = finding.references.map((reference) => webAddress(reference.url)).find(Boolean)
  const remedy = remedyLines(finding).map(oneLine)
  const help = remedy.length === 0 ? [oneLine(finding.cause)] : remedy
  return {
    id: finding.rule,
    // Azure's Scans tab shows it beside the id, so that it has to say more than the id.
    name: oneLine(finding.title),
    shortDescription: { text: oneLine(finding.title) },
    fullDescription: { text: oneLine(finding.cause) },
    help: { text: help.join('\n'), markdown: help.map(numbered).join('\n') },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: finding.severity === 'info' ? 'note' : finding.severity },
    properties: {
      tags: ['lead-destination', finding.rule.split('/')[0] ?? '', finding.turn]
        .filter((tag, index, tags) => tag !== '' && tags.indexOf(tag) === index)
        .slice(0, MOST_TAGS),
    },
  }
}

function numbered(line: string): string {
  const [, number, rest = line] = /^(\d+)\. (.*)$/.exec(line) ?? []
  return number === undefined ? markdownText(line) : `${number}. ${markdownText(rest)}`
}
