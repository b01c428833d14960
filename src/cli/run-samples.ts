// The samples beside a rule, held against the whole rulebook.
import type { SourceFile } from '../diagnosis/compile-rules.ts'
import { printProblem, readYaml } from '../diagnosis/read-yaml.ts'
import { type SampleFile, sampleFileSchema } from '../diagnosis/rule-file.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Claim, SampledRule } from './rule-collisions.ts'
import { SAMPLES } from './rule-directory.ts'

export interface SamplesRun {
  readonly samples: number
  readonly faults: readonly string[]
  readonly claims: readonly Claim[]
  /** Absent when the file is not in order. */
  readonly sampled?: SampledRule
}

/** Each sample that does not do what it says is a fault. */
export function runSamples({ path, source }: SourceFile, rulebook: Rulebook): SamplesRun {
  const read = readYaml<SampleFile>(source, path, sampleFileSchema)
  if ('problems' in read) return { samples: 0, faults: read.problems.map(printProblem), claims: [] }
  const { value, problem } = read.file
  const id = path.replace(SAMPLES, '')
  const missed = value.match.flatMap((sample, index) => {
    const [first] = findingsOf(sample, rulebook)
    if (first === id) return []
    return [printProblem(problem(['match', index], `gives ${first ?? 'nothing'} instead of ${id}`))]
  })
  const hit = value.noMatch.flatMap((sample, index) =>
    findingsOf(sample, rulebook).includes(id)
      ? [printProblem(problem(['noMatch', index], `gives ${id}, which it must not`))]
      : [],
  )
  return {
    samples: value.match.length + value.noMatch.length,
    faults: [...missed, ...hit],
    claims: claimsOf(id, value, rulebook),
    sampled: { rule: id, samples: value },
  }
}

function claimsOf(id: string, { match }: SampleFile, rulebook: Rulebook): readonly Claim[] {
  return match.flatMap((sample) => {
    const others = findingsOf(sample, rulebook).filter((rule) => rule !== id)
    const shown = sample.text ?? JSON.stringify(sample.evidence)
    return others.length === 0 ? [] : [{ rule: id, sample: shown, others }]
  })
}

type Sample = SampleFile['match'][number] | SampleFile['noMatch'][number]

/** Rule ids, best first. Without a text there is evidence: the schema asks for one of the two. */
function findingsOf({ text, evidence }: Sample, rulebook: Rulebook): readonly string[] {
  const findings =
    text === undefined ? rulebook.judge([evidence as Evidence]) : rulebook.diagnose(text).findings
  return findings.map(({ rule }) => rule)
}
