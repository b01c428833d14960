// What follows a run: its reports in every format, what the policy makes of them, the exit code.
import type { ConfigProblem } from '../intake/config-file/config-file.ts'
import type { ReportSet } from '../model/report.ts'
import { oneLine } from '../report/visible-text.ts'
import type { CheckDependencies } from '../run/check-request.ts'
import { EXIT, exitCodeOf, type FailOn } from './exit-codes.ts'
import type { CliHost } from './host.ts'
import type { PlannedCheck } from './planned-check.ts'
import { countedSet, exemptionOf, policyNotes } from './policy/exemptions.ts'
import { refusedConfigs } from './refused-config.ts'
import { type Destined, sourcesOf, writeReports } from './write-reports.ts'

export interface FinishedRun {
  readonly set: ReportSet
  /** In the order of the reports. */
  readonly checks: readonly PlannedCheck[]
  readonly deps: Pick<CheckDependencies, 'platform' | 'rulebook'>
  readonly failOn: readonly FailOn[]
  readonly destined: Destined
}

/** Resolves with the exit code. */
export async function reportRun(
  { set, checks, deps, failOn, destined }: FinishedRun,
  host: CliHost,
): Promise<number> {
  const now = deps.platform.clock.now()
  const exempt = (report: number, finding: number) => {
    const [own, about] = [set.reports[report], set.reports[report]?.findings[finding]]
    if (own === undefined || about === undefined) return undefined
    return exemptionOf(about, own, checks[report]?.policy, now)
  }
  const policies = checks.map(({ policy }) => policy)
  for (const note of policyNotes(policies, deps.rulebook, now)) {
    await host.stderr.write(`${oneLine(note)}\n`)
  }
  const sources = { ...sourcesOf(checks, set.reports), exempt, failOn }
  await writeReports(set, destined, sources, host)
  const counted = countedSet(set, exempt)
  return exitCodeOf(counted, (report) => [...failOn, ...(policies[report]?.failOn ?? [])])
}

/** Config files that cannot be used: said on stderr already, and in every format but the one for people. */
export async function reportRefusal(
  problems: readonly ConfigProblem[],
  { targets, ci }: Destined,
  host: CliHost,
): Promise<number> {
  const documents = targets.filter(({ name }) => name !== 'text')
  if (documents.length === 0) return EXIT.usage
  const { set, sources } = await refusedConfigs(problems, host)
  await writeReports(set, { targets: documents, ci }, sources, host)
  return EXIT.usage
}
