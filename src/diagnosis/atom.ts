// The leaves of matchers as keys: what a text or a piece of evidence shows is a set of such keys.
import type { Matcher } from '../model/rule.ts'
import { foldPhrase } from './fold-text.ts'

export type Leaf = Exclude<Matcher, { any: unknown } | { all: unknown }>

export type HeaderTest = Extract<Leaf, { header: unknown }>['header']

/** A key that fires for the leaf, with the language of a phrase. */
export interface Atom {
  readonly key: string
  readonly lang?: string
}

export const codeKey = (code: string) => `code:${code.toLowerCase()}`
export const statusKey = (status: number | string) => `status:${status}`
export const hostKey = (glob: string) => `host:${glob}`
export const phraseKey = (folded: string) => `text:${folded}`
export const patternKey = (pattern: string) => `pattern:${pattern}`
export const headerKey = (name: string, contains = '') => `header:${name}:${contains.toLowerCase()}`

/** Any of these keys satisfies the leaf. `fold` is given the phrases in their order. */
export function atomsOf(leaf: Leaf, fold = foldPhrase): readonly Atom[] {
  if ('code' in leaf) return listOf(leaf.code).map((code) => ({ key: codeKey(code) }))
  if ('status' in leaf) return listOf(leaf.status).map((status) => ({ key: statusKey(status) }))
  if ('host' in leaf) return listOf(leaf.host).map((host) => ({ key: hostKey(host) }))
  if ('header' in leaf) return [{ key: headerKey(leaf.header.name, leaf.header.contains) }]
  if ('pattern' in leaf) return listOf(leaf.pattern).map((p) => ({ key: patternKey(p) }))
  return Object.entries(leaf.text).flatMap(([lang, phrases]) =>
    phrases.map((phrase) => ({ key: phraseKey(fold(phrase)), lang })),
  )
}

/** Every leaf below a matcher. */
export function leavesOf(matcher: Matcher): readonly Leaf[] {
  if ('any' in matcher) return matcher.any.flatMap(leavesOf)
  if ('all' in matcher) return matcher.all.flatMap(leavesOf)
  return [matcher]
}

export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}
