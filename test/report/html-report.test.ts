// HTML, read back as a browser reads it.
import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../src/report/html/html-report.ts'
import { STYLE, STYLE_HASH } from '../../src/report/html/style.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { forHostileReports } from './hostile-report.ts'
import { finding, passed, placed, report } from './sample-report.ts'

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
    forHostileReports((hostile, context) => {
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
    })
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
