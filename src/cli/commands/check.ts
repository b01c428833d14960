// `leadprobe check`: tests destinations by sending a test lead, and reports.
import { destinationKinds } from '../../destinations/index.ts'
import { ciSystemOf } from '../ci/ci-system.ts'
import { FAIL_ON, type FailOn } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { configFiles, loadConfigs } from '../load-config.ts'
import { parseDuration } from '../options/duration.ts'
import { parseFormatTargets } from '../options/format-target.ts'
import { type OutboundFlags, outboundPolicy } from '../options/outbound-policy.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { onlyNamed, type PlannedCheck, planChecks } from '../planned-check.ts'
import { createProgress, silentProgress } from '../progress.ts'
import { refuseBadFiles } from '../report-files.ts'
import { reportRefusal, reportRun } from '../report-run.ts'
import { runChecks } from '../run-checks.ts'
import { UsageError } from '../usage-error.ts'
import type { Destined } from '../write-reports.ts'

export interface CheckFlags extends OutboundFlags {
  readonly only?: readonly string[]
  readonly offline?: boolean
  readonly keepLead?: boolean
  readonly timeout?: string
  readonly concurrency?: string
  readonly failOn?: readonly string[]
  readonly format?: readonly string[]
  readonly lang?: string
  readonly quiet?: boolean
  readonly ci?: string
}

export async function checkCommand(
  files: readonly string[],
  flags: CheckFlags,
  host: CliHost,
): Promise<number> {
  const named = await configFiles(files, host)
  const destined = await destinedFor(flags, named, host)
  const failOn = (flags.failOn ?? []).map(parseFailOn)
  const options = checkOptions(flags)
  const concurrency = wholeNumber('--concurrency', [1, 16], 4)(flags.concurrency ?? '4')
  await noteLang(flags.lang, host)
  const deps = await dependencies(flags, host)
  const loaded = await loadConfigs(named, host)
  if (!loaded.ok) return await reportRefusal(loaded.problems, destined, host)
  const checks = onlyNamed(planChecks(loaded.configs, options, host), flags.only ?? [])
  return await runAndReport({ checks, deps, destined, failOn, concurrency, flags }, host)
}

interface Run {
  readonly checks: readonly PlannedCheck[]
  readonly deps: Awaited<ReturnType<typeof dependencies>>
  readonly destined: Destined
  readonly failOn: readonly FailOn[]
  readonly concurrency: number
  readonly flags: CheckFlags
}

async function runAndReport(
  { checks, deps, destined, failOn, concurrency, flags }: Run,
  host: CliHost,
): Promise<number> {
  const requests = checks.map(({ request }) => request)
  const names = requests.map(({ name }) => name)
  const progress =
    flags.quiet === true ? silentProgress : await createProgress(names, host, deps.platform.timers)
  const run = await runChecks({ requests, deps, concurrency, progress }, host)
  const exitCode = await reportRun({ set: run.set, checks, deps, failOn, destined }, host)
  return run.interruptedCode ?? exitCode
}

/**
 * Where reports go; throws a usage error for formats and systems that are not known, and for files
 * that cannot be written. `inputs` are the files that a report must not replace.
 */
export async function destinedFor(
  flags: Pick<CheckFlags, 'format' | 'ci'>,
  inputs: readonly string[],
  host: CliHost,
): Promise<Destined> {
  const ci = ciSystemOf(flags.ci, host.env)
  const targets = parseFormatTargets(flags.format ?? [], ci)
  await refuseBadFiles(targets, inputs, host)
  return { targets, ci }
}

export async function dependencies(flags: OutboundFlags, host: CliHost) {
  return {
    platform: await host.services.platform(),
    kinds: destinationKinds,
    rulebook: await host.services.rulebook(),
    policy: await outboundPolicy(flags, host),
    toolVersion: host.services.version,
  }
}

function checkOptions(flags: CheckFlags) {
  return {
    ...(flags.timeout === undefined ? {} : { timeoutMs: parseDuration(flags.timeout) }),
    keepLead: flags.keepLead === true,
    offline: flags.offline === true,
  }
}

export function parseFailOn(text: string): FailOn {
  const found = FAIL_ON.find((verdict) => verdict === text)
  if (found !== undefined) return found
  throw new UsageError(
    `--fail-on: the value is neither ${FAIL_ON.join(' nor ')}.`,
    'A failed check fails in any case; give one of the two for more.',
  )
}

/** Remedies are English so far: another language is no mistake, but who asks for it is told. */
async function noteLang(tag: string | undefined, { stderr }: CliHost): Promise<void> {
  if (tag === undefined || /^en(?:-|$)/i.test(tag)) return
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) {
    throw new UsageError('--lang: the value is not a language tag.', 'For example en, de or zh-TW.')
  }
  await stderr.write(`--lang ${tag}: the remedies are in English so far.\n`)
}
