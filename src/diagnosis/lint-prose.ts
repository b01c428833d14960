// House style of the sentences in a rule: short, calm, imperative, nothing left open.
import type { FieldPath } from './read-yaml.ts'
import type { RuleFile } from './rule-file.ts'

const LONGEST_SENTENCE = 160

const banned: readonly (readonly [RegExp, string])[] = [
  [/\bplease\b/i, 'leave out "please"'],
  [
    /\byour (?:fault|mistake|error)\b|\byou (?:forgot|failed|should have)\b/i,
    'say what is, not who did it',
  ],
  [/\b(?:TODO|TBD|FIXME|N\/A)\b/, 'is filler; say it or leave the field out'],
  [
    /\bsteps? \d+\s*(?:-|–|to)\s*\d+ (?:of|in|on)\b/i,
    'name the steps here instead of pointing at a page',
  ],
]

/** First words that show a remedy is no imperative. */
const notVerbs = new Set(
  'You Your The A An If It Its This That There In On At For To From When While As Because We Our They'.split(
    ' ',
  ),
)

/** Where the prose of a rule breaks the house style, with the fix. */
export function lintProse(rule: RuleFile): { field: FieldPath; message: string }[] {
  const found = proseOf(rule).flatMap(([field, text]) =>
    sentenceFaults(text).map((message) => ({ field, message })),
  )
  if (!/^(?:["'`{A-Z0-9]|leadprobe\b)/.test(rule.title)) {
    found.push({ field: ['title'], message: 'start with a capital letter' })
  }
  if (rule.title.includes('{')) {
    found.push({ field: ['title'], message: 'leave captures to the cause: lists show bare titles' })
  }
  if (/\.$/.test(rule.title)) found.push({ field: ['title'], message: 'leave out the full stop' })
  rule.remediation.forEach((remedy, index) => {
    if (!startsWithVerb(remedy.do)) {
      const message = 'start with what to do, as in "Open …" or "Create …"'
      found.push({ field: ['remediation', index, 'do'], message })
    }
  })
  return found
}

function proseOf(rule: RuleFile): (readonly [FieldPath, string])[] {
  const remedies = rule.remediation.flatMap((remedy, index) =>
    (['do', 'where', 'verify'] as const).flatMap((part) => {
      const text = remedy[part]
      return text === undefined ? [] : [[['remediation', index, part], text] as const]
    }),
  )
  return [[['title'], rule.title], [['cause'], rule.cause], ...remedies]
}

function sentenceFaults(text: string): string[] {
  const tooLong = text.split(/(?<=[.!?:])\s+/).find((part) => part.length > LONGEST_SENTENCE)
  const faults = banned.flatMap(([pattern, fix]) => (pattern.test(text) ? [fix] : []))
  if (tooLong === undefined) return faults
  const start = `${tooLong.slice(0, 40)}…`
  return [...faults, `split the sentence "${start}": ${tooLong.length} characters, 160 at most`]
}

function startsWithVerb(text: string): boolean {
  const first = /^[A-Z][a-z-]+/.exec(text)?.[0]
  return first !== undefined && !notVerbs.has(first)
}
