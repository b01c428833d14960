// The formats that are documents, read back by parsers that are not ours.
import { createHash } from 'node:crypto'
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
}
import { Ajv } from 'ajv'
import fc from 'fast-check'
import type { Link, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { FormatContext } from '../../src/report/format.ts'
import { htmlReport } from '../../src/report/html/html-report.ts'
import { STYLE, STYLE_HASH } from '../../src/report/html/style.ts'
import { junitReport } from '../../src/report/junit/junit-report.ts'
import { markdownReport } from '../../src/report/markdown/markdown-report.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { sarifReport } from '../../src/report/sarif/sarif-report.ts'
import { hostileContext, hostileReport } from './hostile-report.ts'
import { finding, passed, plain, report } from './sample-report.ts'

const RUNS = { numRuns: 150 }
const placed: FormatContext = {
  ...plain,
  locate: () => ({
    file: './leads.yaml',
    path: 'my offers/leads.yaml',
    line: 8,
    column: 13,
    endLine: 8,
    endColumn: 20,
  }),
}
const exempt: FormatContext = {
  ...placed,
  exempt: () => ({ until: '2027-01-01', reason: 'the vendor is on it' }),
}

describe('SARIF', () => {
  const { $schema: _draft, id: _address, ...schema } = sarifSchema
  // It is of draft 4, of which it uses nothing that later drafts changed but these two keywords.
  // The schema names formats that ajv leaves to a plug-in; `uri-reference` is tested on its own below.
  const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  )
  const write = (context = placed) => JSON.parse(sarifReport(reportSet([report]), context))

  it('fits its schema whatever the report holds', () => {
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const log = JSON.parse(sarifReport(reportSet([hostile]), context))
        expect({ ok: isSarif(log), errors: isSarif.errors }).toEqual({ ok: true, errors: null })
      }),
      RUNS,
    )
  })

  it('would not fit with a wrong level', () => {
    const log = write()
    log.runs[0].results[0].level = 'fatal'
    expect(isSarif(log)).toBe(false)
  })

  it('points at the value in the config', () => {
    const [result] = write().runs[0].results
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
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const log = JSON.parse(sarifReport(reportSet([hostile]), context))
        for (const { locations = [] } of log.runs[0].results) {
          for (const { physicalLocation } of locations) {
            const { uri } = physicalLocation.artifactLocation
            expect(new URL(uri, 'https://repo.example/root/').href).toMatch(
              /^https:\/\/repo\.example\/root\/[^?#]+$/,
            )
          }
        }
      }),
      RUNS,
    )
  })

  it('describes each rule once and refers to it by index', () => {
    const log = JSON.parse(sarifReport(reportSet([report, report]), placed))
    expect(log.runs[0].tool.driver.rules).toHaveLength(1)
    expect(log.runs[0].tool.driver.rules[0].helpUri).toBe('https://learn.microsoft.com/x')
    expect(log.runs[0].results.map((result: { ruleIndex: number }) => result.ruleIndex)).toEqual([
      0, 0,
    ])
  })

  it('has Markdown in its messages that shows text, and links to pages of the rulebook', () => {
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const log = JSON.parse(sarifReport(reportSet([hostile]), context))
        for (const { message } of log.runs[0].results) {
          const nodes = nodesOf(markdownTree(message.markdown))
          expect(nodes.filter(({ type }) => type === 'html' || type === 'image')).toEqual([])
          const urls = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))
          expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([])
        }
      }),
      RUNS,
    )
  })

  it('escapes what would be a link in a message', () => {
    const linked = { ...report, findings: [{ ...finding, title: 'See [here](1)' }] }
    const log = JSON.parse(sarifReport(reportSet([linked]), placed))
    expect(log.runs[0].results[0].message.text).toContain('See \\[here\\](1)')
  })

  it('keeps the fingerprint when the line moves, and tells destinations apart', () => {
    const of = (context: FormatContext, name: string) => {
      const named = { ...report, destination: { ...report.destination, name } }
      const log = JSON.parse(sarifReport(reportSet([named]), context))
      return log.runs[0].results[0].partialFingerprints.primaryLocationLineHash
    }
    expect(of(placed, 'crm')).toBe(of(plain, 'crm'))
    expect(of(placed, 'crm')).not.toBe(of(placed, 'hook'))
  })

  it('suppresses what the policy exempts', () => {
    expect(write(exempt).runs[0].results[0].suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'the vendor is on it (until 2027-01-01)',
      },
    ])
  })
})

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
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const elements = readXml(junitReport(reportSet([hostile, passed]), context))
        const [all, ...suites] = elements.filter(({ name }) => name.startsWith('testsuite'))
        expect(suites).toHaveLength(2)
        expect(all?.attributes).toMatchObject({
          tests: String(count(elements, 'testcase')),
          failures: String(count(elements, 'failure')),
          errors: String(count(elements, 'error')),
          skipped: String(count(elements, 'skipped')),
        })
      }),
      RUNS,
    )
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

const markdownTree = (text: string): Root =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])]
}

describe('Markdown', () => {
  it('holds no HTML, no image and no link but to the pages of its references', () => {
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const nodes = nodesOf(markdownTree(markdownReport(reportSet([hostile]), context)))
        const types = new Set(nodes.map(({ type }) => type))
        const foreign = ['html', 'image', 'imageReference', 'linkReference', 'definition']
        expect(
          [...foreign, 'footnoteDefinition'].filter((type) => types.has(type as never)),
        ).toEqual([])
        const pages = hostile.findings.flatMap(({ references }) =>
          references.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).host] : [])),
        )
        const links = nodes.filter((node): node is Link => node.type === 'link')
        const targets = links.map(({ url }) => new URL(url))
        expect(targets.filter(({ protocol }) => protocol !== 'https:')).toEqual([])
        expect(targets.filter(({ host }) => !pages.includes(host))).toEqual([])
      }),
      RUNS,
    )
  })

  it('has its own structure and no other', () => {
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const { children } = markdownTree(markdownReport(reportSet([hostile]), context))
        const count = (type: string) => children.filter((node) => node.type === type).length
        expect(count('heading')).toBe(2 + hostile.findings.length)
        expect(count('table')).toBe(2)
        expect(count('blockquote') + count('thematicBreak')).toBe(0)
        const tables = children.filter((node) => node.type === 'table')
        const columns = tables.map(
          (table) => new Set(table.children.map((row) => row.children.length)),
        )
        expect(columns).toEqual([new Set([5]), new Set([4])])
      }),
      RUNS,
    )
  })

  it('shows text as it was written', () => {
    const title = 'A *star*, a_b_c, 1 < 2 & [x](y) | `code` \\ #1'
    const odd = { ...report, findings: [{ ...finding, title }] }
    const nodes = nodesOf(markdownTree(markdownReport(reportSet([odd]), placed)))
    const heading = nodes.find((node) => node.type === 'heading' && node.depth === 3)
    const text = nodesOf(heading as Nodes).flatMap((node) =>
      node.type === 'text' ? node.value : [],
    )
    expect(text.join('').replaceAll('\u2060', '')).toBe(`✗ ${title}`)
  })

  it('neither mentions nor refers to anything', () => {
    const odd = { ...report, findings: [{ ...finding, cause: '@octocat see #12, www.x.example' }] }
    const text = markdownReport(reportSet([odd]), plain)
    expect(text).not.toMatch(/@octocat|#12|www\.x/)
  })

  it('links the pages of the rulebook', () => {
    const nodes = nodesOf(markdownTree(markdownReport(reportSet([report]), plain)))
    expect(nodes.filter((node) => node.type === 'link').map(({ url }) => url)).toEqual([
      'https://learn.microsoft.com/x',
    ])
  })
})

type HtmlNode = DefaultTreeAdapterTypes.ChildNode
type HtmlElement = DefaultTreeAdapterTypes.Element

function elementsOf(nodes: readonly HtmlNode[]): readonly HtmlElement[] {
  return nodes.flatMap((node) =>
    'tagName' in node ? [node, ...elementsOf(node.childNodes as HtmlNode[])] : [],
  )
}

const attribute = ({ attrs }: HtmlElement, name: string) =>
  attrs.find((found) => found.name === name)?.value

const OURS: ReadonlySet<string> = new Set(
  (
    'html head meta title style body main h1 h2 h3 h4 p table thead tbody tr th td section article ' +
    'span strong em ol ul li br pre a details summary'
  ).split(' '),
)

describe('HTML', () => {
  it('holds our elements only, and links to https or to itself', () => {
    fc.assert(
      fc.property(hostileReport, hostileContext, (hostile, context) => {
        const errors: string[] = []
        const text = htmlReport(reportSet([hostile, passed]), context)
        const document = parse(text, { onParseError: ({ code }) => errors.push(code) })
        const elements = elementsOf(document.childNodes as HtmlNode[])
        expect(errors).toEqual([])
        expect(elements.map(({ tagName }) => tagName).filter((name) => !OURS.has(name))).toEqual([])
        const names = new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)))
        const known = [
          'lang',
          'charset',
          'http-equiv',
          'content',
          'name',
          'class',
          'id',
          'href',
          'rel',
          'tabindex',
        ]
        expect([...names].filter((name) => !known.includes(name))).toEqual([])
        const links = elements.flatMap((found) => attribute(found, 'href') ?? [])
        expect(links.filter((href) => !/^(https:\/\/|#r\d+$)/.test(href))).toEqual([])
      }),
      RUNS,
    )
  })

  it('allows its own style and nothing else', () => {
    const hash = createHash('sha256').update(STYLE).digest('base64')
    expect(STYLE_HASH).toBe(hash)
    const text = htmlReport(reportSet([report]), placed)
    expect(text).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
    expect(text).toContain(`<style>${STYLE}</style>`)
  })

  it('shows the finding, its place and its remedy', () => {
    const text = htmlReport(reportSet([report]), placed)
    for (const part of [finding.title, 'my offers/leads.yaml:8:13', 'Make a new secret.']) {
      expect(text).toContain(part)
    }
  })
})
