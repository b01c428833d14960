// The library: the same check, lint and diagnosis as the command line, for a Node program of one's own.
import { destinationKinds } from './destinations/index.ts'
import type { SourceFile } from './diagnosis/compile-rules.ts'
import { defaultRulebook } from './diagnosis/default-rulebook.ts'
import { extendRules } from './diagnosis/extend-rules.ts'
import { printProblem } from './diagnosis/read-yaml.ts'
import type { Finding, Report } from './model/report.ts'
import type { Diagnosis, Rulebook } from './model/rulebook.ts'
import type { OutboundPolicy } from './model/transport.ts'
import type { Cloud } from './model/vocabulary.ts'
import { createNodePlatform } from './platform/node/node-platform.ts'
import type { CheckOptions, CheckRequest, OnCheckEvent } from './run/check-request.ts'
import { runCheck } from './run/run-check.ts'
import { VERSION } from './version.ts'

export type { CheckEvent, OnCheckEvent } from './run/check-request.ts'
export type { Diagnosis, Finding, OutboundPolicy, Report, Rulebook, SourceFile }

export interface CheckSettings extends CheckOptions {
  /** The destination's name in the report; `destination` when absent. */
  readonly name?: string
  /** `global` when absent. */
  readonly cloud?: Cloud
  /** `publisherId.offerId`. */
  readonly offer?: string
  /** Where traffic may go; public addresses on ports 443 and 8443 when absent. */
  readonly policy?: Partial<OutboundPolicy>
  readonly onEvent?: OnCheckEvent
  /** The rules that come with leadprobe when absent. */
  readonly rulebook?: Rulebook
}

/** Sends a test lead to a destination, as a config file describes it. Never rejects for what the destination does. */
export function check(destination: unknown, settings: CheckSettings = {}): Promise<Report> {
  const { policy, onEvent, rulebook = defaultRulebook() } = settings
  const deps = {
    platform: createNodePlatform(),
    kinds: destinationKinds,
    rulebook,
    policy: { connectTo: [], allowPorts: [], allowPrivate: [], ...policy },
    toolVersion: VERSION,
  }
  return runCheck(requestFor(destination, settings), deps, onEvent)
}

/** What can be said about a destination without a network; every later step is a `skip`. */
export function lint(destination: unknown, settings: CheckSettings = {}): Promise<Report> {
  return check(destination, { ...settings, offline: true })
}

/** Explains pasted text: an error, a mail, a log. */
export function diagnose(text: string): Diagnosis {
  return defaultRulebook().diagnose(text)
}

/**
 * The rules that come with leadprobe and those of rule files, samples left out; one with a known id
 * takes the other's place. Throws an error with file, line and field for a rule that is not in order.
 */
export function createRulebook(files: readonly SourceFile[]): Rulebook {
  const { rulebook, problems } = extendRules(defaultRulebook(), files)
  if (problems.length > 0) throw new Error(problems.map(printProblem).join('\n'))
  return rulebook
}

function requestFor(destination: unknown, settings: CheckSettings): CheckRequest {
  const { name, cloud = 'global', offer } = settings
  const { timeoutMs, keepLead, offline, lookAheadDays, signal } = settings
  return {
    destination,
    name: name ?? 'destination',
    cloud,
    ...(offer === undefined ? {} : { offer }),
    options: {
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(keepLead === undefined ? {} : { keepLead }),
      ...(offline === undefined ? {} : { offline }),
      ...(lookAheadDays === undefined ? {} : { lookAheadDays }),
      ...(signal === undefined ? {} : { signal }),
    },
  }
}
