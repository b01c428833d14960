// The same trouble met in two steps is told once, as severely as it was met.
import { describe, expect, it } from 'vitest'
import { githubReport } from '../../src/report/github/github-report.ts'
import { markdownReport } from '../../src/report/markdown/markdown-report.ts'
import { repeatedFindings } from '../../src/report/repeated-findings.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { sarifReport } from '../../src/report/sarif/sarif-report.ts'
import { textReport } from '../../src/report/text/text-report.ts'
import { finding, report } from './sample-report.ts'

const hint = { ...finding, step: 'permission', severity: 'warning' } as const
const proof = { ...finding, step: 'write', severity: 'error' } as const
const set = reportSet([{ ...report, findings: [hint, proof, hint] }])
const context = { width: 100, color: false, locate: () => undefined }

describe('findings that say the same', () => {
  it('leave the most severe one, wherever it stands', () => {
    expect([...repeatedFindings([hint, proof, hint])]).toEqual([0, 2])
    expect([...repeatedFindings([hint, hint])]).toEqual([1])
  })

  it('stay when they are about another field, or something else', () => {
    const others = [finding, { ...finding, field: '/other' }, { ...finding, cause: 'Another one.' }]
    expect([...repeatedFindings(others)]).toEqual([])
  })

  it.each([
    ['text', textReport],
    ['markdown', markdownReport],
    ['github', githubReport],
    ['sarif', (...args: Parameters<typeof sarifReport>) => resultsOf(sarifReport(...args))],
  ])('are told once in %s', (_, write) => {
    const told = write(set, context).split(finding.cause.slice(0, 30)).length - 1
    expect(told).toBeGreaterThan(0)
    expect(told).toBe(
      write(reportSet([{ ...report, findings: [proof] }]), context).split(
        finding.cause.slice(0, 30),
      ).length - 1,
    )
  })
})

function resultsOf(sarif: string): string {
  return JSON.stringify(JSON.parse(sarif).runs[0].results)
}
