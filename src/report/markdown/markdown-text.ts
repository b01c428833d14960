// Text as Markdown that shows exactly that text: no link, no image, no HTML, no mention.
import { defuse } from '../log-commands.ts'
import { oneLine } from '../visible-text.ts'
import { webAddress } from '../web-address.ts'

/**
 * CommonMark lets every ASCII punctuation character be escaped; these can start something. Brackets
 * being escaped, neither "(" nor "!" can, and people read a reply as plain text, too.
 */
const SPECIAL = /[\\`*_{}[\]<|~#$^]|&(?=[#\w])/g
/** What starts a list, a rule or a heading when a line begins with it. */
const AT_START = /^([-+:=>]|\d{1,9}[.)])/
/**
 * Mentions, issue numbers and bare addresses become links after escapes are resolved, so that only a
 * character between can keep them apart; a word joiner is as wide as nothing.
 */
const JOINER = '\u2060'
const LINKED_LATER = /@(?=\w)|#(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi

/** One line of inline text. */
export function markdownText(text: string): string {
  const escaped = defuse(oneLine(text))
    .replace(LINKED_LATER, `$&${JOINER}`)
    .replace(SPECIAL, '\\$&')
  return escaped.replace(AT_START, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
}

/** A code span; its content is shown as it is. */
export function codeSpan(text: string): string {
  const content = defuse(oneLine(text))
  if (content === '') return ''
  const fence = '`'.repeat(longestRun(content) + 1)
  // One space at each end is taken off again by the reader.
  const pad = /^[ `]|[ `]$/.test(content) ? ' ' : ''
  return `${fence}${pad}${content}${pad}${fence}`
}

/** A fenced block that its content cannot end. */
export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}text\n${defuse(text)}\n${fence}`
}

/** A link for plain https addresses, the bare texts for others. */
export function markdownLink(title: string, url: string): string {
  const address = webAddress(url)
  const text = markdownText(title)
  if (address === undefined) return `${text} ${codeSpan(url)}`.trim()
  const target = defuse(address).replace(/[\\<>|]/g, (found) => encodeURIComponent(found))
  return `[${text}](<${target}>)`
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
