// SARIF, held against its schema and read back.
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
}
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import type { FormatContext } from '../../src/report/format.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { sarifReport } from '../../src/report/sarif/sarif-report.ts'
import { forHostileReports } from './hostile-report.ts'
import { markdownTree, nodesOf } from './markdown-tree.ts'
import { exempt, finding, placed, plain, report } from './sample-report.ts'

describe('SARIF', () => {
  const { $schema: _draft, id: _address, ...schema } = sarifSchema
  // It is of draft 4, of which it uses nothing that later drafts changed but these two keywords.
  // The schema names formats that ajv leaves to a plug-in; `uri-reference` is tested on its own below.
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  )
  const logOf = (reports: readonly Report[], context: FormatContext = placed) =>
    JSON.parse(sarifReport(reportSet(reports), context))

  it('fits its schema whatever the report holds', () => {
    forHostileReports((hostile, context) => {
      const log = logOf([hostile], context)
      expect({ ok: isSarif(log), errors: isSarif.errors }).toEqual({ ok: true, errors: null })
    })
  })

  it('would not fit with a wrong level', () => {
    const log = logOf([report])
    log.runs[0].results[0].level = 'fatal'
    expect(isSarif(log)).toBe(false)
  })

  it('points at the value in the config', () => {
    const [result] = logOf([report]).runs[0].results
    expect(result.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'my%20offers/leads.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 8, startColumn: 13, endLine: 8, endColumn: 20 },
        },
      },
    ])
    expect(result.ruleId).toBe(finding.rule)
    expect(result.level).toBe('error')
  })

  it('never names a file outside the repository', () => {
    forHostileReports((hostile, context) => {
      const log = logOf([hostile], context)
      for (const { locations = [] } of log.runs[0].results) {
        for (const { physicalLocation } of locations) {
          const { uri } = physicalLocation.artifactLocation
          expect(new URL(uri, 'https://repo.example/root/').href).toMatch(
            /^https:\/\/repo\.example\/root\/[^?#]+$/,
          )
        }
      }
    })
  })

  it('describes each rule once and refers to it by index', () => {
    const log = logOf([report, report])
    expect(log.runs[0].tool.driver.rules).toHaveLength(1)
    expect(log.runs[0].tool.driver.rules[0].helpUri).toBe('https://learn.microsoft.com/x')
    expect(log.runs[0].results.map((result: { ruleIndex: number }) => result.ruleIndex)).toEqual([
      0, 0,
    ])
  })

  it('has Markdown in its messages that shows text, and links to pages of the rulebook', () => {
    forHostileReports((hostile, context) => {
      const log = logOf([hostile], context)
      for (const { message } of log.runs[0].results) {
        const nodes = nodesOf(markdownTree(message.markdown))
        expect(nodes.filter(({ type }) => type === 'html' || type === 'image')).toEqual([])
        const urls = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))
        expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([])
      }
    })
  })

  it('escapes what would be a link in a message', () => {
    const linked = { ...report, findings: [{ ...finding, title: 'See [here](1)' }] }
    const log = logOf([linked])
    expect(log.runs[0].results[0].message.text).toContain('See \\[here\\](1)')
  })

  it('keeps the fingerprint when the line moves, and tells destinations apart', () => {
    const of = (context: FormatContext, name: string) => {
      const named = { ...report, destination: { ...report.destination, name } }
      const log = logOf([named], context)
      return log.runs[0].results[0].partialFingerprints.primaryLocationLineHash
    }
    expect(of(placed, 'crm')).toBe(of(plain, 'crm'))
    expect(of(placed, 'crm')).not.toBe(of(placed, 'hook'))
  })

  it('suppresses what the policy exempts', () => {
    expect(logOf([report], exempt).runs[0].results[0].suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'the vendor is on it (until 2027-01-01)',
      },
    ])
  })
})
