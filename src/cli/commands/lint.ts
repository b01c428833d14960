// `leadprobe lint`: what can be said about destinations without a network.
import type { Report } from '../../model/report.ts'
import { reportSet } from '../../report/report-set.ts'
import { exitCodeOf } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { loadConfigs } from '../load-config.ts'
import { parseFormatTargets } from '../options/format-target.ts'
import { onlyNamed, planChecks } from '../planned-check.ts'
import { silentProgress } from '../progress.ts'
import { runChecks } from '../run-checks.ts'
import { writeReports } from '../write-reports.ts'
import { type CheckFlags, dependencies, parseFailOn } from './check.ts'

export type LintFlags = Pick<CheckFlags, 'only' | 'format' | 'failOn'>

export async function lintCommand(
  files: readonly string[],
  flags: LintFlags,
  host: CliHost,
): Promise<number> {
  const targets = parseFormatTargets(flags.format ?? [])
  const failOn = (flags.failOn ?? []).map(parseFailOn)
  const loaded = await loadConfigs(files, host)
  if (!loaded.ok) return loaded.exitCode
  const checks = onlyNamed(planChecks(loaded.configs, { offline: true }), flags.only ?? [])
  const requests = checks.map(({ request }) => request)
  const deps = await dependencies({}, host)
  const run = await runChecks({ requests, deps, concurrency: 1, progress: silentProgress }, host)
  const set = reportSet(run.set.reports.map(configOnly))
  await writeReports(set, targets, (index, pointer) => checks[index]?.locate(pointer), host)
  return exitCodeOf(set, failOn)
}

function configOnly(report: Report): Report {
  return { ...report, steps: report.steps.filter(({ id }) => id === 'config') }
}
