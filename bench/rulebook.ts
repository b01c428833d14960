// The rulebook on texts: how its cost grows with the rules and with the text, and what a plain loop
// over the same patterns costs.
import { defaultRulebook } from '../src/diagnosis/default-rulebook.ts'
import { prepareRules } from '../src/diagnosis/prepare-rules.ts'
import type { FoldedText } from '../src/diagnosis/read-phrases.ts'
import { RuleIndex } from '../src/diagnosis/rule-index.ts'
import { RuleList } from '../src/diagnosis/rule-source.ts'
import { createRulebook } from '../src/diagnosis/rulebook.ts'
import { foldText, TextReader } from '../src/diagnosis/text-reader.ts'
import type { Rulebook } from '../src/model/rulebook.ts'
import { generateRules, knownFailure, loopOver, type PlainRule } from './generated-rules.ts'
import type { Plan, Side } from './measure.ts'

const KB = 1024
const COUNTS = [100, 1_000, 10_000] as const

const LINES = [
  'Hello, since the offer went live on Tuesday we have seen visitors, but nothing reaches the CRM.',
  '2026-11-20T10:15:32.114Z WARN  [worker-3] retrying request 7f3c9a10 after 1500 ms',
  '    at async Client.request (/srv/app/node_modules/client/lib/request.js:218:17)',
  '{"level":"info","msg":"lead stored","offer":"contoso.my-offer","source":"AzureMarketplace-INS"}',
  'Our administrator changed the role of the account last week; could that be the reason?',
  '> On 19 Nov someone wrote: the test lead arrived, the second one did not.',
]
const REAL_FAILURE =
  'AADSTS7000215: Invalid client secret provided. Trace ID: 0f1e2d3c-0000-4a5b-8c6d'

/** A mail with a log in it and one failure near its end, of exactly `length` units. */
export function ticket(length: number, failure = REAL_FAILURE): string {
  const lines = LINES.join('\n')
  const filler = `${lines}\n`.repeat(Math.ceil(length / lines.length))
  return `${filler.slice(0, length - failure.length - 1)}\n${failure}`
}

/** Texts made to cost: each unit opens something that the reader has to look at. */
const WORST: Readonly<Record<string, string>> = {
  tags: '<a <b x=',
  escapes: '\\u00e\\\\n%e2%82',
  'wide signs': '错误：',
  marks: 'e\u0301',
  codes: 'AADSTS50126 HTTP 403 ',
  verbs: 'returned the error code ',
  phrases: 'Invalid client secret is provide ',
  patterns: 'leads are not ',
  numbers: '404 ',
  'host names': 'a.table.core.windows.net ',
  pairs: '\u{1f600}',
  'change logs': '- Fixed AADSTS50126\n',
}

interface Book {
  readonly rulebook: Rulebook
  readonly plain: readonly PlainRule[]
  /** The part of the engine that does what the loop does: which rules does a folded text show? */
  match(folded: FoldedText): readonly string[]
}

const books = new Map<number, Book>()

function bookOf(count: number): Book {
  const known = books.get(count)
  if (known) return known
  const { rules, plain } = generateRules(count)
  const prepared = prepareRules(rules)
  const index = new RuleIndex(prepared, new RuleList(rules))
  const reader = new TextReader(prepared, (key) => index.wants(key))
  const made: Book = {
    rulebook: createRulebook(rules, 'bench'),
    plain,
    match: (folded) => index.match(reader.readFolded(folded)).map(({ rule }) => rule.id),
  }
  books.set(count, made)
  return made
}

const diagnose = (name: string, rulebook: Rulebook, text: string): Side => ({
  name,
  run: () => rulebook.diagnose(text),
})

const BYTES = 4 * KB
const effort = { rounds: 9, perRound: 15, bytes: BYTES }
const known = ticket(BYTES, knownFailure)

/** Asked for at 1,000 rules: at least 15 times as fast. */
const loopGoal = (count: number) => (count === 1_000 ? 1 / 15 : 1)

/** Like for like: a text that is folded already, and the ids of the rules it shows. */
function matchingPlan(count: number): Plan {
  const { match, plain } = bookOf(count)
  const folded = foldText(known)
  const [found, expected] = [match(folded), loopOver(plain, folded.flat.text)]
  if (expected.length === 0 || found.join() !== expected.join()) {
    throw new Error(`the loop finds ${expected}, the engine ${found}`)
  }
  return {
    ...effort,
    name: `matching alone, 4 KB by ${count} rules: engine / RegExp loop, both on the folded text`,
    goal: loopGoal(count),
    subject: { name: 'engine', run: () => match(folded) },
    base: { name: 'loop', run: () => loopOver(plain, folded.flat.text) },
  }
}

/** All that a user waits for: decoding, folding, matching, ranking, language, findings. */
function wholePlan(count: number, what: string, text: string): Plan {
  const { rulebook, plain } = bookOf(count)
  return {
    ...effort,
    name: `whole diagnosis, 4 KB ${what} by ${count} rules: diagnose / RegExp loop on the text as pasted`,
    goal: loopGoal(count),
    subject: diagnose('diagnose', rulebook, text),
    base: { name: 'loop', run: () => loopOver(plain, text) },
  }
}

/** Made when asked for, because 10,000 rules take a moment to prepare. */
export function rulebookPlans(): readonly Plan[] {
  const book = (count: number) => bookOf(count).rulebook
  const text = ticket(BYTES)
  return [
    ...COUNTS.map(matchingPlan),
    ...COUNTS.map((count) => wholePlan(count, 'with a known failure', known)),
    // Read again with what copying breaks mended, twice, before it is given up.
    wholePlan(1_000, 'with an unknown failure', text),
    {
      ...effort,
      name: '4 KB by the rules that come with leadprobe / by 100 generated ones',
      goal: 3,
      subject: diagnose('own rules', defaultRulebook(), text),
      base: diagnose('100 rules', book(100), known),
    },
    {
      ...effort,
      name: '4 KB by 10,000 rules / by 100',
      goal: 1.5,
      subject: diagnose('10,000 rules', book(10_000), known),
      base: diagnose('100 rules', book(100), known),
    },
    ...Object.entries(WORST).map(([name, unit]) => ({
      ...effort,
      bytes: 32 * KB,
      perRound: 5,
      name: `32 KB of ${name} / ordinary text`,
      goal: 5,
      subject: diagnose(name, defaultRulebook(), unit.repeat(32 * KB).slice(0, 32 * KB)),
      base: diagnose('ordinary', defaultRulebook(), ticket(32 * KB)),
    })),
    {
      rounds: 9,
      perRound: 5,
      bytes: 256 * KB,
      name: '256 KB / 4 KB',
      goal: 70,
      subject: diagnose('256 KB', defaultRulebook(), ticket(256 * KB)),
      base: diagnose('4 KB', defaultRulebook(), text),
    },
  ]
}
