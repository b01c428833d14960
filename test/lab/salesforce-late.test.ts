// A lead that Salesforce creates late, and the mail about one that it never creates.
import { beforeEach, expect, test } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { faultyOrg, HEALTHY_ORG } from '../../src/lab/salesforce/orgs.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { leadLosses, organizationIdOf } from '../../src/lab/scenarios/salesforce.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { hurriedPlatform } from '../conformance/hurried-platform.ts'
import { checkInLab, labOfFile } from './lab-of-file.ts'
import { tableless } from './tableless-host.ts'

/** Vendor and check live by the same clock, which runs sixty times as fast. */
const platform = hurriedPlatform(60)
const rulebook = defaultRulebook()
const lab = labOfFile({ ...tableless(createNodeLabHost()), now: platform.clock.now })
beforeEach(() => lab.reset())

function check(id: string, keepLead = false) {
  const scenario = scenarios.find((one) => one.id === id)
  if (scenario === undefined) throw new Error(`no scenario ${id}`)
  const { destination } = scenario
  const request = { destination, name: id, cloud: 'global', options: { keepLead } } as const
  return checkInLab(lab, request, { platform })
}

test('a lead that takes 20 seconds to be created is waited for, found and removed', async () => {
  lab.salesforce(organizationIdOf(HEALTHY_ORG)).webToLead.createsAfterMs = 20_000
  const report = await check('salesforce/healthy')
  expect([report.verdict, report.testLead.receipt, report.testLead.removed]).toEqual([
    'pass',
    'created',
    true,
  ])
  expect(report.durationMs).toBeGreaterThan(20_000)
  expect(lab.leads()).toEqual([])
})

test('a lead that is to be kept is kept', async () => {
  const report = await check('salesforce/healthy', true)
  expect(report.testLead.removed).toBe(false)
  expect(lab.leads('salesforce')).toMatchObject([{ lead: { LastName: report.testLead.marker } }])
})

const mailed = leadLosses.filter(
  ({ fault }) => !/^(?:recaptcha|web-to-lead|default-lead)/.test(fault),
)

test.each(mailed)('the mail about $fault is told by the same rule', async ({ fault }) => {
  await check(`salesforce/${fault}-unseen`)
  const org = lab.salesforce(organizationIdOf(faultyOrg(fault)))
  for (const submission of org.pending) submission.dueAt = 0
  const [mail] = lab.salesforce(org.id).mails
  const [first] = rulebook.diagnose(mail ?? '').findings
  // Nothing in the mail says that the required field is a picklist.
  const rule = fault === 'required-picklist' ? 'required-field' : fault
  expect(first?.rule).toBe(`salesforce/${rule}`)
})
