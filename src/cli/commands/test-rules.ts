// `leadprobe rules test`: compiles the rules of a directory and runs the samples beside them.
import type { SourceFile } from '../../diagnosis/compile-rules.ts'
import { extendRules } from '../../diagnosis/extend-rules.ts'
import { printProblem } from '../../diagnosis/read-yaml.ts'
import { counted } from '../../report/text/words.ts'
import { oneLine } from '../../report/visible-text.ts'
import { EXIT } from '../exit-codes.ts'
import { explainError } from '../explain-error.ts'
import type { CliHost } from '../host.ts'
import { collisionLines, coverageLines } from '../rule-collisions.ts'
import { readRuleDirectory, SAMPLES, withoutSlash } from '../rule-directory.ts'
import { unfilled } from '../rule-template.ts'
import { runSamples } from '../run-samples.ts'

export interface TestRulesFlags {
  readonly watch?: boolean
  readonly collisions?: boolean
  readonly coverage?: boolean
}

/** Exit code 3 when a file is not in order or a sample does not do what it says. */
export async function testRulesCommand(
  directory: string,
  flags: TestRulesFlags,
  host: CliHost,
): Promise<number> {
  const run = flags.watch === true ? testOnChanges : testOnce
  return await run(directory, flags, host)
}

/** Until Ctrl-C; with the exit code of the last run. */
async function testOnChanges(
  directory: string,
  flags: TestRulesFlags,
  host: CliHost,
): Promise<number> {
  // A directory that is not there is better refused than watched.
  await readRuleDirectory(directory, host)
  let isStale = true
  let wake: () => void = () => undefined
  let isOver = false
  const stopWatching = host.watchFiles(directory, () => {
    isStale = true
    wake()
  })
  const stopListening = host.onInterrupt(() => {
    isOver = true
    wake()
  })
  let code: number = EXIT.ok
  while (!isOver) {
    if (!isStale) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      continue
    }
    isStale = false
    // An editor may be amid saving: what is wrong is said, and the next change is waited for.
    code = await testOnce(directory, flags, host).catch((error) => explainError(error, host))
  }
  stopListening()
  stopWatching()
  return code
}

async function testOnce(directory: string, flags: TestRulesFlags, host: CliHost): Promise<number> {
  const files = await readRuleDirectory(directory, host)
  const own = await host.services.rulebook()
  const sources = files.filter(({ path }) => !SAMPLES.test(path))
  const { rulebook, added, problems } = extendRules(own, sources)
  const sampled = files
    .filter(({ path }) => SAMPLES.test(path))
    .map((file) => runSamples(file, rulebook))
  const faults = [
    ...problems.map(printProblem),
    ...withoutSamples(sources, files),
    ...files.flatMap(unfilled),
    ...sampled.flatMap(({ faults }) => faults),
  ]
  for (const fault of faults)
    await host.stderr.write(`${withoutSlash(directory)}/${oneLine(fault)}\n`)
  const notes = [
    ...(flags.collisions === true ? collisionLines(sampled.flatMap(({ claims }) => claims)) : []),
    ...(flags.coverage === true
      ? coverageLines(
          added,
          sampled.flatMap(({ sampled: file }) => (file ? [file] : [])),
          await host.services.scenarios(),
        )
      : []),
  ]
  for (const note of notes) await host.stdout.write(`${oneLine(note)}\n`)
  const count = sampled.reduce((sum, { samples }) => sum + samples, 0)
  const totals = [
    counted(added.length, 'rule'),
    counted(count, 'sample'),
    counted(faults.length, 'fault'),
  ]
  await host.stdout.write(`${totals.join(', ')}\n`)
  return faults.length === 0 ? EXIT.ok : EXIT.failed
}

function withoutSamples(
  rules: readonly SourceFile[],
  files: readonly SourceFile[],
): readonly string[] {
  const sampled = new Set(files.map(({ path }) => path.replace(SAMPLES, '')))
  return rules
    .filter(({ path }) => !sampled.has(path.replace(/\.ya?ml$/, '')))
    .map(
      ({ path }) => `${path}:1:1 has no samples; add ${path.replace(/(\.ya?ml)$/, '.samples$1')}`,
    )
}
