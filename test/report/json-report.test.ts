// The JSON format: one document, safe to print.
import { expect, it } from 'vitest'
import { jsonReport, safeJson } from '../../src/report/json.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { passed, report } from './sample-report.ts'

it('is one document with the worst verdict and the reports in order', () => {
  const document = JSON.parse(jsonReport(reportSet([passed, report])))
  expect(Object.keys(document)).toEqual(['schemaVersion', 'verdict', 'reports'])
  expect(document).toEqual({ schemaVersion: 1, verdict: 'fail', reports: [passed, report] })
})

it('outranks inconclusive by fail, and warn by inconclusive', () => {
  const of = (verdict: 'pass' | 'warn' | 'fail' | 'inconclusive') => ({ ...passed, verdict })
  expect(reportSet([of('warn'), of('inconclusive')]).verdict).toBe('inconclusive')
  expect(reportSet([of('inconclusive'), of('fail')]).verdict).toBe('fail')
  expect(reportSet([of('pass'), of('warn')]).verdict).toBe('warn')
  expect(reportSet([]).verdict).toBe('pass')
})

it('escapes what a terminal would obey, and loses nothing', () => {
  const text = '\u001b[2J\u009b\u202e\u2028\u007f\u200f'
  const json = safeJson({ text })
  expect(json).toMatch(/^[ -~]*$/)
  expect(JSON.parse(json)).toEqual({ text })
})
