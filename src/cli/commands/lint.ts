// `leadprobe lint`: what can be said about destinations without a network.
import type { Report } from '../../model/report.ts'
import { reportSet } from '../../report/report-set.ts'
import type { CliHost } from '../host.ts'
import { configFiles, loadConfigs } from '../load-config.ts'
import { onlyNamed, planChecks } from '../planned-check.ts'
import { silentProgress } from '../progress.ts'
import { reportRefusal, reportRun } from '../report-run.ts'
import { runChecks } from '../run-checks.ts'
import { type CheckFlags, dependencies, destinedFor, parseFailOn } from './check.ts'

export type LintFlags = Pick<CheckFlags, 'only' | 'format' | 'failOn' | 'ci'>

export async function lintCommand(
  files: readonly string[],
  flags: LintFlags,
  host: CliHost,
): Promise<number> {
  const named = await configFiles(files, host)
  const destined = await destinedFor(flags, named, host)
  const failOn = (flags.failOn ?? []).map(parseFailOn)
  const deps = await dependencies({}, host)
  const loaded = await loadConfigs(named, host)
  if (!loaded.ok) return await reportRefusal(loaded.problems, destined, host)
  const checks = onlyNamed(planChecks(loaded.configs, { offline: true }, host), flags.only ?? [])
  const requests = checks.map(({ request }) => request)
  const run = await runChecks({ requests, deps, concurrency: 1, progress: silentProgress }, host)
  const set = reportSet(run.set.reports.map(configOnly))
  return await reportRun({ set, checks, deps, failOn, destined }, host)
}

function configOnly(report: Report): Report {
  return { ...report, steps: report.steps.filter(({ id }) => id === 'config') }
}
