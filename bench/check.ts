// A whole check of an HTTPS endpoint against the bare POST of the same lead, each on a fresh connection.
import { Agent, request } from 'undici'
import { destinationKinds } from '../src/destinations/index.ts'
import { defaultRulebook } from '../src/diagnosis/default-rulebook.ts'
import type { Lab } from '../src/lab/lab.ts'
import { scenarios } from '../src/lab/scenarios/index.ts'
import { httpsPayload } from '../src/lead/https-payload.ts'
import { createTestLead } from '../src/lead/test-lead.ts'
import { createNodePlatform } from '../src/platform/node/node-platform.ts'
import { runCheck } from '../src/run/run-check.ts'
import type { Plan } from './measure.ts'

export function checkPlan(lab: Lab): Plan {
  const scenario = scenarios.find(({ id }) => id === 'https-endpoint/accepted')
  const destination = scenario?.destination as { type: string; url: string } | undefined
  if (destination === undefined) throw new Error('The lab has no scenario https-endpoint/accepted')
  const platform = createNodePlatform()
  const body = JSON.stringify(httpsPayload(createTestLead(platform)))
  const { hostname, pathname, search } = new URL(destination.url)
  return {
    name: 'a whole https check / the bare undici POST',
    goal: 1.5,
    rounds: 20,
    perRound: 10,
    subject: {
      name: 'check',
      async run() {
        const report = await runCheck(
          { destination, name: 'bench', cloud: 'global', options: {} },
          {
            platform,
            kinds: destinationKinds,
            rulebook: defaultRulebook(),
            policy: lab.policy(),
            toolVersion: 'bench',
          },
        )
        if (report.verdict !== 'pass') throw new Error(`The check ended ${report.verdict}`)
      },
    },
    base: {
      name: 'undici POST',
      async run() {
        const agent = new Agent({ connect: { ca: lab.caPem, servername: hostname } })
        const answer = await request(`https://127.0.0.1:${lab.port}${pathname}${search}`, {
          method: 'POST',
          headers: { host: hostname, 'content-type': 'application/json' },
          body,
          dispatcher: agent,
        })
        await answer.body.text()
        await agent.close()
        if (answer.statusCode !== 200) throw new Error(`The receiver said ${answer.statusCode}`)
      },
    },
  }
}
