// A YAML source against a schema: the value, or what is wrong with it and where.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

export interface Problem {
  readonly path: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** The field, written `remediation[0].do`; empty for the whole file. */
  readonly field: string
  readonly message: string
}

export type FieldPath = readonly (string | number)[]

/** A parsed file that can still tell where each of its fields stands. */
export interface Located<T> {
  readonly value: T
  problem(field: FieldPath, message: string): Problem
}

/** Never throws for what the source holds. */
export function readYaml<T>(
  source: string,
  path: string,
  schema: z.ZodType<T>,
): { readonly file: Located<T> } | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number, field: FieldPath, message: string): Problem => {
    const { line, col } = lines.linePos(offset)
    return { path, line: Math.max(line, 1), column: Math.max(col, 1), field: spell(field), message }
  }
  if (document.errors.length > 0) {
    return { problems: document.errors.map((error) => at(error.pos[0], [], error.message)) }
  }
  const problem = (field: FieldPath, message: string) =>
    at(offsetOf(document, field), field, message)
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { file: { value: parsed.data, problem } }
  return { problems: parsed.error.issues.flatMap((issue) => explain(issue, problem)) }
}

/** `path:line:column field: message`, as editors and CI logs link it. */
export function printProblem(problem: Problem): string {
  const field = problem.field === '' ? '' : ` ${problem.field}`
  return `${problem.path}:${problem.line}:${problem.column}${field}: ${problem.message}`
}

function explain(issue: z.core.$ZodIssue, problem: Located<unknown>['problem']): Problem[] {
  const field = issue.path as FieldPath
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problem([...field, key], 'is not a known field; remove it or correct its name'),
    )
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('undefined')) {
    return [problem(field, `is missing; add it (${issue.expected})`)]
  }
  if (issue.code === 'invalid_value') {
    return [problem(field, `must be one of ${issue.values.join(', ')}`)]
  }
  if (issue.code === 'invalid_union') {
    return branchMeant(issue.errors).flatMap((inner) =>
      explain({ ...inner, path: [...field, ...inner.path] } as z.core.$ZodIssue, problem),
    )
  }
  return [problem(field, issue.message)]
}

/** Of "one or a list of": the branch in which something deeper is wrong fits the value's shape. */
function branchMeant(branches: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] {
  return branches.find((issues) => (issues[0]?.path.length ?? 0) > 0) ?? branches[0] ?? []
}

function offsetOf(document: Document, field: FieldPath): number {
  for (let depth = field.length; depth > 0; depth--) {
    const parent = document.getIn(field.slice(0, depth - 1), true)
    const last = field[depth - 1]
    const key = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key
      : document.getIn(field.slice(0, depth), true)
    if (isNode(key) && key.range) return key.range[0]
  }
  return 0
}

function spell(field: FieldPath): string {
  return field
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}
