// A check that is taken up again after its process died: one lead, one report, an honest verdict.
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import type { Report } from '../../src/model/report.ts'
import type { CheckAttempt, CheckOptions } from '../../src/run/check-request.ts'
import { checkInLab, labOfFile } from '../lab/lab-of-file.ts'

const ID = '0123456789abcdef0123456789abcdef'
const endpoint = { type: 'https-endpoint', url: 'https://leads.contoso.example/hook' }
const destinationOf = (id: string) => scenarios.find((one) => one.id === id)?.destination

const lab = labOfFile()

function attempt(
  destination: unknown,
  attempted: Partial<CheckAttempt>,
  options: CheckOptions = {},
): Promise<Report> {
  const beforeWrite = () => Promise.resolve(true)
  return checkInLab(lab, {
    destination,
    name: 'd',
    cloud: 'global',
    options,
    attempt: { reportId: ID, beforeWrite, ...attempted },
  })
}

const stepOf = (report: Report, id: string) => report.steps.find((step) => step.id === id)
const never = () => {
  throw new Error('a lead may not be sent again')
}

describe('an attempt', () => {
  it('asks with the marker before it sends, and makes the report of that id', async () => {
    const asked: string[] = []
    const report = await attempt(endpoint, {
      beforeWrite: async ({ marker }) => {
        asked.push(marker)
        return true
      },
    })
    expect(report.id).toBe(ID)
    expect(asked).toEqual([report.testLead.marker])
    expect(report.testLead.receipt).toBe('created')
  })

  it('sends nothing when another has the right to', async () => {
    const report = await attempt(endpoint, { beforeWrite: () => Promise.resolve(false) })
    expect(report.testLead.receipt).toBe('nothing')
    expect(stepOf(report, 'write')?.exchanges).toEqual([])
    expect(report.verdict).toBe('inconclusive')
  })
})

describe('after an attempt that was interrupted while it wrote', () => {
  it('a lead that is found proves that it arrived, and is removed', async () => {
    const table = destinationOf('azure-table/healthy')
    const first = await attempt(table, {}, { keepLead: true })
    expect(first.testLead).toMatchObject({ receipt: 'created', removed: false })
    const { marker } = first.testLead
    const second = await attempt(table, { interrupted: marker, beforeWrite: never })
    expect(second.testLead).toEqual({ marker, receipt: 'created', removed: true })
    expect(second.verdict).toBe('pass')
    expect(stepOf(second, 'write')).toMatchObject({ outcome: 'pass', exchanges: [] })
    expect(stepOf(second, 'write')?.summary).toContain('which had arrived')
    expect(stepOf(second, 'read-back')?.exchanges.length).toBeGreaterThan(0)
  })

  it('a lead that is not found leaves the question open', async () => {
    const marker = 'MSFT_TEST_639000000000000000'
    const table = destinationOf('azure-table/healthy')
    const report = await attempt(table, { interrupted: marker, beforeWrite: never })
    expect(report.verdict).toBe('inconclusive')
    expect(report.findings.map(({ rule }) => rule)).toContain('leadprobe/write-interrupted')
    expect(report.testLead).toMatchObject({ marker, receipt: 'maybe-created' })
  })

  it('an endpoint, which cannot be looked into, is told of the lead that may be there', async () => {
    const marker = 'MSFT_TEST_639000000000000000'
    const report = await attempt(endpoint, { interrupted: marker, beforeWrite: never })
    const rules = report.findings.map(({ rule }) => rule)
    expect(rules).toEqual(['leadprobe/write-interrupted', 'lead/test-lead-left-behind'])
    expect(report.findings[0]?.cause).toContain(marker)
  })

  it('a destination that is gone by now does not make the lead forgotten', async () => {
    const marker = 'MSFT_TEST_639000000000000000'
    const refusing = destinationOf('https-endpoint/connection-refused')
    const report = await attempt(refusing, { interrupted: marker, beforeWrite: never })
    expect(report.verdict).toBe('fail')
    expect(report.testLead).toMatchObject({ marker, receipt: 'maybe-created' })
    expect(report.findings.map(({ rule }) => rule)).toContain('lead/test-lead-left-behind')
  })

  it('a config that has turned bad since does not either', async () => {
    const marker = 'MSFT_TEST_639000000000000000'
    const plain = { type: 'https-endpoint', url: 'http://leads.contoso.example/hook' }
    const report = await attempt(plain, { interrupted: marker, beforeWrite: never })
    expect(report.testLead.receipt).toBe('maybe-created')
    expect(report.findings.map(({ rule }) => rule)).toContain('lead/test-lead-left-behind')
  })
})
