// From everything wrong to a lead that arrives: each run names the next obstacle, and that one thing
// is mended, in the config or in the lab's state, until nothing is left to say.
import { expect } from 'vitest'
import type { DynamicsWorld } from '../../src/lab/dataverse/world.ts'
import type { Lab } from '../../src/lab/lab.ts'
import type { Report } from '../../src/model/report.ts'
import { checkInLab } from '../lab/lab-of-file.ts'

/** What the publisher has at one moment: the settings in the portal, and the world behind them. */
export interface Situation {
  readonly world: DynamicsWorld
  readonly destination: { readonly type: 'dynamics-365'; url: string; auth: Record<string, string> }
  /** Those that come with Dynamics 365 Sales. */
  readonly leadColumns: LeadColumns
}

type LeadColumns = NonNullable<DynamicsWorld['organization']['leadColumns']>

/** What the remedy of a rule comes to in the lab, by rule. */
export type Mends = Readonly<Record<string, (situation: Situation) => void>>

/** The rules in the order in which they came first; the reports end with the one that is clean. */
export async function walk(lab: Lab, situation: Situation, mends: Mends): Promise<Report[]> {
  const reports: Report[] = []
  const left = new Map(Object.entries(mends))
  for (;;) {
    const report = await checkInLab(lab, {
      destination: situation.destination,
      name: 'crm',
      cloud: 'global',
      options: { timeoutMs: 20_000 },
    })
    reports.push(report)
    const [finding] = report.findings
    if (finding === undefined) return reports
    const mend = left.get(finding.rule)
    // What was mended must not come first again.
    expect.soft([...left.keys()]).toContain(finding.rule)
    if (mend === undefined) return reports
    expect(finding.remediation.length).toBeGreaterThan(0)
    left.delete(finding.rule)
    mend(situation)
  }
}

/** The rule that came first in each. */
export const rulesOf = (reports: readonly Report[]) =>
  reports.flatMap(({ findings }) => findings[0]?.rule ?? [])

export const hasSignedIn = ({ steps }: Report) =>
  steps.find(({ id }) => id === 'sign-in')?.outcome !== 'skip'

export function expectOneTokenRequestARun(
  reports: readonly Report[],
  { tokenRequests }: DynamicsWorld,
) {
  expect(tokenRequests).toHaveLength(reports.filter(hasSignedIn).length)
  expect(tokenRequests.filter(({ hostWasVerified }) => !hostWasVerified)).toEqual([])
}

export function expectArrivedAndGone(lab: Lab, report: Report | undefined, host: string) {
  expect(report?.verdict).toBe('pass')
  expect(report?.steps.map(({ outcome }) => outcome)).toEqual(Array(7).fill('pass'))
  expect(report?.testLead).toMatchObject({ receipt: 'created', removed: true })
  const marker = report?.testLead.marker ?? ''
  expect(lab.leads(host).filter((lead) => JSON.stringify(lead).includes(marker))).toEqual([])
}
