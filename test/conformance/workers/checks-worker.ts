// Runs checks inside workerd: what the hosted service runs, with a clock that can hurry.
import { destinationKinds } from '../../../src/destinations/index.ts'
import { defaultRulebook } from '../../../src/diagnosis/default-rulebook.ts'
import { createWorkersPlatform } from '../../../src/platform/workers/workers-platform.ts'
import type { CheckRequest } from '../../../src/run/check-request.ts'
import { runCheck } from '../../../src/run/run-check.ts'
import { hurry } from '../hurry.ts'

/** What is posted to it; it answers with the report. */
export interface HurriedCheck {
  readonly request: CheckRequest
  /** How many times as fast the clock runs. */
  readonly pace: number
  /** URL of the DNS server over HTTPS. */
  readonly dnsServer: string
}

const worker = {
  async fetch(posted: Request): Promise<Response> {
    const { request, pace, dnsServer } = (await posted.json()) as HurriedCheck
    const report = await runCheck(request, {
      platform: hurry(createWorkersPlatform({ dnsServer }), pace),
      kinds: destinationKinds,
      rulebook: defaultRulebook(),
      policy: { connectTo: [], allowPorts: [], allowPrivate: [] },
      toolVersion: 'test',
    })
    return Response.json(report)
  },
}

export default worker
