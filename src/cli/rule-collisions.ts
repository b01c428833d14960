// Which samples more than one rule claims, and what the rules cover.
import type { SampleFile } from '../diagnosis/rule-file.ts'
import type { Scenario } from '../lab/scenario.ts'
import type { Rule } from '../model/rule.ts'

export interface Claim {
  readonly rule: string
  readonly sample: string
  /** Other rules found in the same sample, best first. */
  readonly others: readonly string[]
}

/** One line for each pair of rules, with the number of samples both were found in. */
export function collisionLines(claims: readonly Claim[]): readonly string[] {
  const pairs = new Map<string, { count: number; sample: string }>()
  for (const { rule, others, sample } of claims) {
    for (const other of others) {
      const key = `${rule} + ${other}`
      pairs.set(key, { count: (pairs.get(key)?.count ?? 0) + 1, sample })
    }
  }
  return [...pairs]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([pair, { count, sample }]) => `${pair}  ${count}  ${JSON.stringify(sample.slice(0, 60))}`)
}

export interface SampledRule {
  readonly rule: string
  readonly samples: SampleFile
}

/** A row for each rule: samples by language, and the scenarios of the lab that expect it. */
export function coverageLines(
  rules: readonly Rule[],
  sampled: readonly SampledRule[],
  scenarios: readonly Scenario[],
): readonly string[] {
  const byRule = new Map(sampled.map(({ rule, samples }) => [rule, samples]))
  const rows = rules.map(({ id }) => {
    const rehearsed = scenarios.filter(({ expect }) => expect.rule === id).length
    return `${id}  ${languagesOf(byRule.get(id))}  ${rehearsed} scenarios`
  })
  const bare = rules.filter(({ id }) => !scenarios.some(({ expect }) => expect.rule === id)).length
  return [...rows, `${rules.length} rules, ${rules.length - bare} of them rehearsed in the lab`]
}

function languagesOf(samples: SampleFile | undefined): string {
  const counts = new Map<string, number>()
  for (const { lang, text } of samples?.match ?? []) {
    const kind = text === undefined ? 'evidence' : (lang ?? 'any')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].map(([lang, count]) => `${lang}:${count}`).join(' ') || 'no samples'
}
