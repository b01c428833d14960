// What the app needs, put together from what a runtime gives. The same on Node and on Workers.
import { destinationKinds } from '../destinations/index.ts'
import { defaultRulebook } from '../diagnosis/default-rulebook.ts'
import { recognise } from '../intake/recognise.ts'
import type { Platform } from '../model/platform.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { OutboundPolicy } from '../model/transport.ts'
import { createRedactor } from '../net/redaction/redactor.ts'
import type { CheckRequest, OnCheckEvent } from '../run/check-request.ts'
import { runCheck } from '../run/run-check.ts'
import type { Database } from '../store/database.ts'
import { createReportStore } from '../store/report-store.ts'
import type { AppServices, AppSettings, RehearsalScenario } from './services.ts'

export interface AppRuntime {
  readonly platform: Platform
  readonly policy: OutboundPolicy
  /** Migrated. */
  readonly database: Database
  readonly settings: AppSettings
  /** The rules that come with leadprobe when absent. */
  readonly rulebook?: Rulebook
  /** The simulated vendors, and the policy that leads to them and nowhere else. */
  readonly lab?: {
    readonly scenarios: readonly RehearsalScenario[]
    readonly policy: OutboundPolicy
  }
}

export function createAppServices(runtime: AppRuntime): AppServices {
  const { platform, lab } = runtime
  const check = checkWith(runtime, runtime.policy)
  return {
    check,
    lint: (request) => check({ ...request, options: { ...request.options, offline: true } }),
    recognise,
    rulebook: runtime.rulebook ?? defaultRulebook(),
    kinds: destinationKinds,
    store: createReportStore(runtime.database, platform.clock),
    clock: platform.clock,
    newId: () => hexOf(platform.randomBytes(16)),
    timers: platform.timers,
    ...(lab === undefined
      ? {}
      : { lab: { scenarios: lab.scenarios, check: checkWith(runtime, lab.policy) } }),
    settings: runtime.settings,
    onFault: reportFault,
  }
}

function checkWith(runtime: AppRuntime, policy: OutboundPolicy) {
  const { platform, settings, rulebook = defaultRulebook() } = runtime
  return (request: CheckRequest, onEvent?: OnCheckEvent, signal?: AbortSignal) => {
    const options = { ...request.options, ...(signal === undefined ? {} : { signal }) }
    const toolVersion = settings.version
    const deps = { platform, kinds: destinationKinds, rulebook, policy, toolVersion }
    return runCheck({ ...request, options }, deps, onEvent)
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A bug of ours: its trace for the operator, without anything that looks like a secret. */
function reportFault(error: unknown): void {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(createRedactor([]).text(trace))
}
