// The web service on Node: the app's services put together, and its server.
import { createApp } from './app/app.ts'
import type { AppServices, LabService } from './app/services.ts'
import type { RunningService, ServeOptions } from './cli/host.ts'
import { destinationKinds } from './destinations/index.ts'
import { defaultRulebook } from './diagnosis/default-rulebook.ts'
import { recognise } from './intake/recognise.ts'
import type { Lab } from './lab/lab.ts'
import type { OutboundPolicy } from './model/transport.ts'
import { createRedactor } from './net/redaction/redactor.ts'
import { listenHttp } from './platform/node/http-server.ts'
import { createNodePlatform } from './platform/node/node-platform.ts'
import type { CheckRequest, OnCheckEvent } from './run/check-request.ts'
import { runCheck } from './run/run-check.ts'
import { createMemoryStore } from './store/memory-store.ts'
import { VERSION } from './version.ts'

const platform = createNodePlatform()

/** Starts the service; rejects when it cannot listen. */
export async function serveApp({ port, host, policy, lab }: ServeOptions): Promise<RunningService> {
  const state = { isReady: true }
  const app = createApp(appServices(policy, lab, () => state.isReady))
  const server = await listenHttp(app.fetch, { port, host })
  return {
    url: server.url,
    async close() {
      state.isReady = false
      await server.close()
    },
  }
}

function appServices(
  policy: OutboundPolicy,
  lab: Lab | undefined,
  isReady: () => boolean,
): AppServices {
  return {
    check: checkWith(policy),
    lint: (request) => checkWith(policy)(offline(request)),
    recognise,
    rulebook: defaultRulebook(),
    kinds: destinationKinds,
    store: createMemoryStore(platform.clock),
    clock: platform.clock,
    timers: platform.timers,
    ...(lab === undefined ? {} : { lab: rehearsals(lab) }),
    settings: { version: VERSION, isReady },
    onFault: reportFault,
  }
}

function checkWith(policy: OutboundPolicy) {
  return (request: CheckRequest, onEvent?: OnCheckEvent, signal?: AbortSignal) => {
    const options = { ...request.options, ...(signal === undefined ? {} : { signal }) }
    const deps = {
      platform,
      kinds: destinationKinds,
      rulebook: defaultRulebook(),
      policy,
      toolVersion: VERSION,
    }
    return runCheck({ ...request, options }, deps, onEvent)
  }
}

function offline(request: CheckRequest): CheckRequest {
  return { ...request, options: { ...request.options, offline: true } }
}

function rehearsals(lab: Lab): LabService {
  return { scenarios: lab.scenarios, check: checkWith(lab.policy()) }
}

/** A bug of ours: its trace for the operator, without anything that looks like a secret. */
function reportFault(error: unknown): void {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(createRedactor([]).text(trace))
}
