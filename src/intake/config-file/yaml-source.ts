// A YAML (or JSON) text with the position of every value in it.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  visit,
} from 'yaml'
import type { Position, Span } from './config-file.ts'
import { pointerOf } from './json-pointer.ts'

/** Aliases a file may expand to; a handful is generous for a config, a "billion laughs" needs many. */
export const MAX_ALIASES = 100

export interface YamlSource {
  readonly text: string
  readonly document: Document
  position(offset: number): Position
}

export function parseYaml(text: string): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    // The pretty form quotes the line, which may hold a secret.
    prettyErrors: false,
    stringKeys: true,
    version: '1.2',
  })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  return { text, document, position }
}

/** Where each value of the document stands, by JSON pointer. */
export function positionsOf(source: YamlSource): ReadonlyMap<string, Span> {
  return collect(source, (key, value) => (hasText(value) ? value : key))
}

/** Where each key of the document stands, by the JSON pointer of its value. */
export function keysOf(source: YamlSource): ReadonlyMap<string, Span> {
  return collect(source, (key) => key)
}

function collect(
  source: YamlSource,
  choose: (key: unknown, value: unknown) => unknown,
): ReadonlyMap<string, Span> {
  const positions = new Map<string, Span>([['', { line: 1, column: 1 }]])
  const walk = (node: unknown, path: readonly string[]): void => {
    for (const { name, key, value } of entriesOf(node)) {
      const inner = [...path, name]
      const range = (choose(key, value) as Node | null | undefined)?.range
      if (range) positions.set(pointerOf(inner), spanOf(range, source))
      walk(value, inner)
    }
  }
  walk(source.document.contents, [])
  return positions
}

function spanOf([start, end]: readonly [number, number, number], source: YamlSource): Span {
  const { line, column } = source.position(end)
  return { ...source.position(start), endLine: line, endColumn: column }
}

function entriesOf(node: unknown): readonly { name: string; key: unknown; value: unknown }[] {
  if (isSeq(node)) {
    return node.items.map((value, index) => ({ name: String(index), key: value, value }))
  }
  if (!isMap(node)) return []
  return node.items.map(({ key, value }) => {
    return { name: isScalar(key) ? String(key.value) : '', key, value }
  })
}

/** A value on the lines below its key is better pointed at by the key. */
function hasText(value: unknown): boolean {
  return isAlias(value) || (isScalar(value) && value.source !== '')
}

/** Where the first alias stands that refers to nothing. */
export function unknownAlias({ document }: YamlSource): number | undefined {
  let offset: number | undefined
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return undefined
      offset = alias.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

export type YamlValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

/** The document as a value; refused when its aliases multiply. */
export function readValue({ document }: YamlSource): YamlValue {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {} }
  } catch {
    // The parser's only refusal here, once every alias is known to refer to something.
    return { ok: false }
  }
}

/** Where the quote stands that is still open at `offset`: its end is far from the mistake. */
export function openedQuote(source: YamlSource, offset: number): number | undefined {
  let opened: number | undefined
  visit(source.document, {
    Scalar(_, { type, range }) {
      const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE
      if (isQuoted && range && range[0] < offset && range[1] >= offset) opened = range[0]
    },
  })
  return opened
}
