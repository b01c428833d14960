// Markdown, read back as GitHub reads it.
import type { Link, Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { markdownReport } from '../../src/report/markdown/markdown-report.ts'
import { reportSet } from '../../src/report/report-set.ts'
import { forHostileReports } from './hostile-report.ts'
import { markdownTree, nodesOf } from './markdown-tree.ts'
import { finding, placed, plain, report } from './sample-report.ts'

describe('Markdown', () => {
  it('holds no HTML, no image and no link but to the pages of its references', () => {
    forHostileReports((hostile, context) => {
      const nodes = nodesOf(markdownTree(markdownReport(reportSet([hostile]), context)))
      const types = new Set(nodes.map(({ type }) => type))
      const foreign = ['html', 'image', 'imageReference', 'linkReference', 'definition']
      expect([...foreign, 'footnoteDefinition'].filter((type) => types.has(type as never))).toEqual(
        [],
      )
      const pages = hostile.findings.flatMap(({ references }) =>
        references.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).host] : [])),
      )
      const links = nodes.filter((node): node is Link => node.type === 'link')
      const targets = links.map(({ url }) => new URL(url))
      expect(targets.filter(({ protocol }) => protocol !== 'https:')).toEqual([])
      expect(targets.filter(({ host }) => !pages.includes(host))).toEqual([])
    })
  })

  it('has its own structure and no other', () => {
    forHostileReports((hostile, context) => {
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
    })
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
