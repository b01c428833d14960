// A lab for the tests of one file, and checks against it.
import { afterAll, beforeAll } from 'vitest'
import { destinationKinds } from '../../src/destinations/index.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import type { LabHost } from '../../src/lab/host.ts'
import { type Lab, startLab } from '../../src/lab/lab.ts'
import type { Report } from '../../src/model/report.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import type { CheckDependencies, CheckRequest } from '../../src/run/check-request.ts'
import { runCheck } from '../../src/run/run-check.ts'
import { tableless } from './tableless-host.ts'

/** Runs from before the first test of the file to after the last, and is an empty object until then. */
export function labOfFile(host: LabHost = createNodeLabHost()): Lab {
  const lab = {} as Lab
  beforeAll(async () => {
    Object.assign(lab, await startLab(host))
  }, 60_000)
  afterAll(() => lab.close())
  return lab
}

/** One without tables, whose clock stands still unless a test lets time pass. */
export function labAtRest(): { readonly lab: Lab; pass(ms: number): void } {
  let now = Date.UTC(2026, 10, 20, 12)
  const lab = labOfFile({ ...tableless(createNodeLabHost()), now: () => now })
  return {
    lab,
    pass: (ms) => {
      now += ms
    },
  }
}

/** The real check, on Node and by leadprobe's own rules unless told otherwise. */
export function checkInLab(
  lab: Lab,
  request: CheckRequest,
  instead: Partial<CheckDependencies> = {},
): Promise<Report> {
  return runCheck(request, {
    platform: createNodePlatform(),
    kinds: destinationKinds,
    rulebook: defaultRulebook(),
    policy: lab.policy(),
    toolVersion: 'test',
    ...instead,
  })
}
