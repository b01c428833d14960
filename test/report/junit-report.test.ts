// JUnit, read back by a parser of XML that is not ours.
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { FormatContext } from '../../src/report/format.ts'
import { junitReport } from '../../src/report/junit/junit-report.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { forHostileReports } from './hostile-report.ts'
import { exempt, finding, passed, placed, plain, report } from './sample-report.ts'

interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly path: string
  text: string
}

function readXml(text: string): readonly XmlElement[] {
  const parser = new SaxesParser()
  const elements: XmlElement[] = []
  const open: XmlElement[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const path = [...open.map((above) => above.name), name].join('/')
    const element = { name, path, attributes: attributes as Record<string, string>, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', (piece) => {
    const here = open.at(-1)
    if (here !== undefined) here.text += piece
  })
  parser.write(text).close()
  return elements
}

const count = (elements: readonly XmlElement[], name: string) =>
  elements.filter((element) => element.name === name).length

describe('JUnit', () => {
  it('is well-formed and adds up whatever the report holds', () => {
    forHostileReports((hostile, context) => {
      const elements = readXml(junitReport(reportSet([hostile, passed]), context))
      const [all, ...suites] = elements.filter(({ name }) => name.startsWith('testsuite'))
      expect(suites).toHaveLength(2)
      expect(all?.attributes).toMatchObject({
        tests: String(count(elements, 'testcase')),
        failures: String(count(elements, 'failure')),
        errors: String(count(elements, 'error')),
        skipped: String(count(elements, 'skipped')),
      })
    })
  })

  it('says what failed in the attribute and in the text, with file and line', () => {
    const elements = readXml(junitReport(reportSet([report]), placed))
    const failure = elements.find(({ name }) => name === 'failure')
    expect(failure?.attributes).toEqual({ message: finding.title, type: finding.rule })
    expect(failure?.text).toContain(
      `crm: ${finding.title}\n${finding.cause}\n1. Make a new secret.`,
    )
    const failed = elements.find(({ attributes }) => attributes['name'] === 'sign-in')
    expect(failed?.attributes).toMatchObject({
      classname: 'dynamics-365.crm',
      file: 'my offers/leads.yaml',
      line: '8',
      time: '0.012',
    })
    expect(count(elements, 'skipped')).toBe(4)
  })

  it('skips what could not be told, unless the user counts it', () => {
    const untold = {
      ...report,
      steps: report.steps.map((step) =>
        step.outcome === 'fail' ? { ...step, outcome: 'inconclusive' as const } : step,
      ),
    }
    const failures = (context: FormatContext) =>
      count(readXml(junitReport(reportSet([untold]), context)), 'failure')
    expect(failures(plain)).toBe(0)
    expect(failures({ ...plain, failOn: ['inconclusive'] })).toBe(1)
  })

  it('calls a bug of ours an error and an exempted failure skipped', () => {
    const ours = { ...report, findings: [{ ...finding, rule: 'leadprobe/internal-error' }] }
    expect(count(readXml(junitReport(reportSet([ours]), plain)), 'error')).toBe(1)
    const elements = readXml(junitReport(reportSet([report]), exempt))
    expect(count(elements, 'failure')).toBe(0)
    expect(elements.find(({ name }) => name === 'skipped')?.text).toContain('the vendor is on it')
  })
})
