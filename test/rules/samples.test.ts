// Every sample that must match ranks its own rule first, every near miss stays a miss, and the
// decoys find nothing.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import type { SampleFile } from '../../src/diagnosis/rule-file.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import { ruleSamples } from './sample-files.ts'

const rulebook = defaultRulebook()

/** Rule ids, best first. */
function found(sample: SampleFile['match'][number] | SampleFile['noMatch'][number]): string[] {
  const findings =
    sample.text === undefined
      ? rulebook.judge([sample.evidence as Evidence])
      : rulebook.diagnose(sample.text).findings
  return findings.map((finding) => finding.rule)
}

const excerpt = (sample: { text?: string | undefined; evidence?: unknown }) =>
  (sample.text ?? JSON.stringify(sample.evidence)).slice(0, 160)

describe.each(ruleSamples)('$rule', ({ rule, samples }) => {
  test('comes first for each of its samples', () => {
    const misses = samples.match
      .map((sample) => ({ sample: excerpt(sample), found: found(sample) }))
      .filter((result) => result.found[0] !== rule)
    expect(misses).toEqual([])
  })

  test('stays away from its near misses', () => {
    const hits = samples.noMatch.filter((sample) => found(sample).includes(rule))
    expect(hits.map(excerpt)).toEqual([])
  })
})

test('finds nothing in texts that report no failure', () => {
  const directory = new URL('../../rules/decoys/', import.meta.url)
  const decoys = readdirSync(directory).filter((name) => /\.(?:txt|md)$/.test(name))
  expect(decoys.length).toBeGreaterThan(0)
  const hits = decoys.flatMap((name) =>
    readFileSync(new URL(name, directory), 'utf8')
      .split(/^%%$/m)
      .map((text) => ({
        name,
        text: text.trim(),
        found: rulebook.diagnose(text).findings.map((f) => f.rule),
      }))
      .filter((result) => result.found.length > 0),
  )
  expect(hits).toEqual([])
})
