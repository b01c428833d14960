// Every host that the checks of the lab's scenarios turn to, found by running them once on Node:
// workerd has to be told of each before it starts.
import { type Lab, startLab } from '../../../src/lab/lab.ts'
import type { Scenario } from '../../../src/lab/scenario.ts'
import type { Platform } from '../../../src/model/platform.ts'
import { createNodeLabHost } from '../../../src/platform/node/lab-host.ts'
import { createNodePlatform } from '../../../src/platform/node/node-platform.ts'
import { checkInLab } from '../../lab/lab-of-file.ts'
import { hurry } from '../hurry.ts'
import { atOnce } from './at-once.ts'

/** So many checks at once that waiting for the silent ones takes no longer than the rest. */
const AT_ONCE = 24
const PACE = 20
/** Whoever runs out of time has not been everywhere. */
const TIMEOUT_MS = 240_000

/** In a lab of its own, because what the checks write and break is not put right. */
export async function findHosts(): Promise<readonly string[]> {
  const lab = await startLab(createNodeLabHost())
  const hosts = new Set<string>()
  const platform = noting(createNodePlatform(), (host) => hosts.add(host))
  await atOnce(lab.scenarios, AT_ONCE, async (scenario) => {
    await check(scenario, platform, lab)
  })
  await lab.close()
  return [...hosts]
}

function check(scenario: Scenario, platform: Platform, lab: Lab) {
  const { destination, id: name, cloud = 'global', timeoutMs = TIMEOUT_MS } = scenario
  const request = { destination, name, cloud, options: { timeoutMs } }
  const pace = scenario.takesPatience === true ? PACE : 1
  return checkInLab(lab, request, { platform: hurry(platform, pace) })
}

function noting(platform: Platform, note: (host: string) => void): Platform {
  const noteUrl = (url: string) => {
    const host = URL.parse(url)?.hostname
    if (host !== undefined) note(host)
  }
  return {
    ...platform,
    openTransport: (options) => {
      const net = platform.openTransport(options)
      return {
        connect: (url) => {
          noteUrl(url)
          return net.connect(url)
        },
        send: (request) => {
          noteUrl(request.url)
          return net.send(request)
        },
        close: () => net.close(),
      }
    },
  }
}
