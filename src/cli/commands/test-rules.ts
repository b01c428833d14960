// `leadprobe rules test`: compiles the rules of a directory and runs the samples beside them.
import { compileRules, type SourceFile } from '../../diagnosis/compile-rules.ts'
import { printProblem, readYaml } from '../../diagnosis/read-yaml.ts'
import { type SampleFile, sampleFileSchema } from '../../diagnosis/rule-file.ts'
import { createRulebook } from '../../diagnosis/rulebook.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Rulebook } from '../../model/rulebook.ts'
import { counted } from '../../report/text/words.ts'
import { oneLine } from '../../report/visible-text.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { UsageError } from '../usage-error.ts'

const MAX_RULE_BYTES = 256 * 1024
const SAMPLES = /\.samples\.ya?ml$/

/** Exit code 3 when a file is not in order or a sample does not do what it says. */
export async function testRulesCommand(directory: string, host: CliHost): Promise<number> {
  const files = await readRuleFiles(directory, host)
  const own = await host.services.rulebook()
  const sources = files.filter(({ path }) => !SAMPLES.test(path))
  const { rules, problems } = compileRules(
    sources,
    own.rules.map(({ id }) => id),
  )
  const replaced = new Set(rules.map(({ id }) => id))
  const kept = own.rules.filter(({ id }) => !replaced.has(id))
  const rulebook = createRulebook([...kept, ...rules], own.version)
  const sampled = files
    .filter(({ path }) => SAMPLES.test(path))
    .map((file) => runSamples(file, rulebook))
  const faults = [
    ...problems.map(printProblem),
    ...withoutSamples(sources, files),
    ...sampled.flatMap(({ faults }) => faults),
  ]
  for (const fault of faults) await host.stderr.write(`${directory}/${oneLine(fault)}\n`)
  const count = sampled.reduce((sum, { samples }) => sum + samples, 0)
  const totals = [
    counted(rules.length, 'rule'),
    counted(count, 'sample'),
    counted(faults.length, 'fault'),
  ]
  await host.stdout.write(`${totals.join(', ')}\n`)
  return faults.length === 0 ? EXIT.ok : EXIT.failed
}

async function readRuleFiles(directory: string, host: CliHost): Promise<readonly SourceFile[]> {
  const paths = await host.listFiles(directory)
  const yaml = (paths ?? []).filter((path) => /\.ya?ml$/.test(path) && !path.startsWith('decoys/'))
  if (yaml.length === 0) {
    throw new UsageError(
      `There are no rule files in "${directory}".`,
      'Name a directory that holds <group>/<name>.yaml files and their samples.',
    )
  }
  return await Promise.all(yaml.map((path) => readRuleFile(directory, path, host)))
}

async function readRuleFile(directory: string, path: string, host: CliHost): Promise<SourceFile> {
  const read = await host.readFile(`${directory}/${path}`, MAX_RULE_BYTES)
  if (read.ok) return { path, source: read.text }
  throw new UsageError(`${directory}/${path} cannot be read (${read.reason}).`)
}

function withoutSamples(
  rules: readonly SourceFile[],
  files: readonly SourceFile[],
): readonly string[] {
  const sampled = new Set(files.map(({ path }) => path.replace(SAMPLES, '')))
  return rules
    .filter(({ path }) => !sampled.has(path.replace(/\.ya?ml$/, '')))
    .map(
      ({ path }) => `${path}:1:1: has no samples; add ${path.replace(/(\.ya?ml)$/, '.samples$1')}`,
    )
}

interface SamplesRun {
  readonly samples: number
  readonly faults: readonly string[]
}

function runSamples({ path, source }: SourceFile, rulebook: Rulebook): SamplesRun {
  const read = readYaml<SampleFile>(source, path, sampleFileSchema)
  if ('problems' in read) return { samples: 0, faults: read.problems.map(printProblem) }
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
  return { samples: value.match.length + value.noMatch.length, faults: [...missed, ...hit] }
}

type Sample = SampleFile['match'][number] | SampleFile['noMatch'][number]

/** Rule ids, best first. */
function findingsOf(sample: Sample, rulebook: Rulebook): readonly string[] {
  const { findings } =
    sample.text === undefined
      ? // Without a text there is evidence: the schema asks for one of the two.
        { findings: rulebook.judge([sample.evidence as Evidence]) }
      : rulebook.diagnose(sample.text)
  return findings.map(({ rule }) => rule)
}
