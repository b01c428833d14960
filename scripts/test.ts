// `npm test`: everything there is to check, in the order in which it fails fastest. A test that was
// skipped fails the run, because a skipped test reads as a passed one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface VitestSummary {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly success: boolean
}

const CHECKS: readonly (readonly string[])[] = [
  ['tsx', 'scripts/build.ts'],
  ['biome', 'ci', '.'],
  ['tsc'],
  ['knip'],
]

const SUITES: readonly (readonly string[])[] = [
  ['vitest', 'run'],
  ['vitest', 'run', '--config', 'vitest.workers.config.ts'],
]

const scratch = mkdtempSync(join(tmpdir(), 'leadprobe-test-'))
try {
  const failedCheck = CHECKS.find((command) => !runs(command))
  if (failedCheck !== undefined) fail(`${failedCheck.join(' ')} failed.`)
  const totals = SUITES.map((suite, at) => runSuite(suite, join(scratch, `${at}.json`)))
  const passed = sum(totals, ({ numPassedTests }) => numPassedTests)
  const failed = sum(totals, ({ numFailedTests }) => numFailedTests)
  const skipped = sum(totals, (suite) => suite.numPendingTests + suite.numTodoTests)
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  if (totals.some(({ success }) => !success)) fail('Tests failed.')
  if (skipped > 0) fail('Tests were skipped: each test has to run.')
  if (passed === 0) fail('No test ran.')
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function runs(command: readonly string[]): boolean {
  console.log(`\n> ${command.join(' ')}`)
  const [file, ...args] = command
  return spawnSync(file as string, args, { stdio: 'inherit' }).status === 0
}

function runSuite(command: readonly string[], outputFile: string): VitestSummary {
  const isGreen = runs([
    ...command,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
  ])
  const summary = JSON.parse(readFileSync(outputFile, 'utf8')) as VitestSummary
  return { ...summary, success: summary.success && isGreen }
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function fail(reason: string): never {
  rmSync(scratch, { recursive: true, force: true })
  console.error(`\n${reason}`)
  process.exit(1)
}
