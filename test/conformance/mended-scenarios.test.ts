// Every failure of the lab, mended as it says: the same destination turns green, or as green as it can.
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../src/lab/scenario.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { checkInLab, labOfFile } from '../lab/lab-of-file.ts'

const lab = labOfFile()

async function verdictOf({
  destination,
  cloud = 'global',
}: Pick<Scenario, 'destination' | 'cloud'>) {
  const report = await checkInLab(lab, {
    destination,
    name: 'mended',
    cloud,
    options: { timeoutMs: 20_000 },
  })
  return { verdict: report.verdict, findings: report.findings.map(({ rule }) => rule) }
}

const mendable = scenarios.filter(
  ({ mend }) => (mend?.destination ?? mend?.cloud ?? mend?.place) !== undefined,
)

describe.concurrent('a mended scenario', () => {
  it.each(mendable.map((scenario) => [scenario.id, scenario] as const))(
    '%s',
    async (_, scenario) => {
      lab.setMended(scenario, true)
      const after = await verdictOf({ ...scenario, ...scenario.mend })
      const best = scenario.mend?.best ?? 'pass'
      expect(after, after.findings.join(' ')).toMatchObject({ verdict: best })
    },
  )
})

describe('mending', () => {
  it('is at the same host, when something was mended there', () => {
    const hostOf = (destination: object) =>
      /https:\/\/([\w-]+)|AccountName=(\w+)/.exec(JSON.stringify(destination))?.slice(1).join('')
    const moved = mendable.filter(({ destination, mend }) => {
      const isElsewhere = hostOf(mend?.destination ?? destination) !== hostOf(destination)
      return isElsewhere && mend?.place !== undefined && !('api' in (mend.destination ?? {}))
    })
    // A flow whose old host does not know it any more.
    expect(moved.map(({ id }) => id)).toEqual(['https-endpoint/flow-url-retired'])
  })

  it('is broken again when that is asked for', async () => {
    const scenario = scenarios.find(({ id }) => id === 'dynamics-365/no-roles')
    if (scenario === undefined) throw new Error('the lab has no such scenario')
    lab.setMended(scenario, true)
    lab.setMended(scenario, false)
    expect((await verdictOf(scenario)).verdict).toBe('fail')
  })
})

it('nearly everything can be mended', () => {
  const broken = scenarios.filter(({ expect: { verdict } }) => verdict !== 'pass')
  expect(broken.filter((one) => !mendable.includes(one)).map(({ id }) => id)).toEqual([
    'https-endpoint/flow-accepted',
    'https-endpoint/flow-logic-app',
    'https-endpoint/zapier',
  ])
})
