// The rulebook on texts: how its cost grows with the rules and with the text, and what a plain loop
// over the same patterns costs.
import { defaultRulebook } from '../src/diagnosis/default-rulebook.ts'
import { createRulebook } from '../src/diagnosis/rulebook.ts'
import type { Rulebook } from '../src/model/rulebook.ts'
import { type GeneratedRules, generateRules } from './generated-rules.ts'
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
const FAILURE = 'AADSTS7000215: Invalid client secret provided. Trace ID: 0f1e2d3c-0000-4a5b-8c6d'

/** A mail with a log in it and one failure near its end, of exactly `length` units. */
export function ticket(length: number): string {
  const lines = LINES.join('\n')
  const filler = `${lines}\n`.repeat(Math.ceil(length / lines.length))
  return `${filler.slice(0, length - FAILURE.length - 1)}\n${FAILURE}`
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
}

const rulebooks = new Map<number, { generated: GeneratedRules; rulebook: Rulebook }>()

function generatedBook(count: number) {
  const known = rulebooks.get(count)
  if (known) return known
  const generated = generateRules(count)
  const made = { generated, rulebook: createRulebook(generated.rules, 'bench') }
  rulebooks.set(count, made)
  return made
}

const diagnose = (name: string, rulebook: Rulebook, text: string): Side => ({
  name,
  run: () => rulebook.diagnose(text),
})

const loop = (count: number, text: string): Side => {
  const { patterns } = generatedBook(count).generated
  return { name: `${count} as RegExp`, run: () => patterns.filter((one) => one.test(text)) }
}

/** Made when asked for, because 10,000 rules take a moment to prepare. */
export function rulebookPlans(): readonly Plan[] {
  const text = ticket(4 * KB)
  const book = (count: number) => generatedBook(count).rulebook
  const effort = { rounds: 9, perRound: 15, bytes: 4 * KB }
  return [
    ...COUNTS.map((count) => ({
      ...effort,
      name: `4 KB by ${count} rules / a loop over the same RegExps`,
      // Asked for at 1,000 rules: at least 15 times as fast.
      goal: count === 1_000 ? 1 / 15 : 1,
      subject: diagnose(`${count} rules`, book(count), text),
      base: loop(count, text),
    })),
    {
      ...effort,
      name: '4 KB by 10,000 rules / by 100',
      goal: 1.5,
      subject: diagnose('10,000 rules', book(10_000), text),
      base: diagnose('100 rules', book(100), text),
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
