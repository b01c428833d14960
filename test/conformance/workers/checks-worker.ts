// Runs checks inside workerd: what the hosted service runs, with a clock that can hurry.
import { destinationKinds } from '../../../src/destinations/index.ts'
import { defaultRulebook } from '../../../src/diagnosis/default-rulebook.ts'
import { takeRules } from '../../../src/diagnosis/rules-beside.ts'
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

/** As in the service, the rules lie beside the program. */
let rulebook: Promise<void> | undefined

async function readRules(files: Files): Promise<void> {
  const answer = await files.ASSETS.fetch('https://assets.invalid/rulebook.bin')
  takeRules(await answer.arrayBuffer())
}

interface Files {
  readonly ASSETS: { readonly fetch: typeof fetch }
}

const worker = {
  async fetch(posted: Request, files: Files): Promise<Response> {
    rulebook ??= readRules(files)
    await rulebook
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
