// What a schema refuses, in words, and never with the value: it may be a secret.
import type { z } from 'zod'

/** Of a field without a value. */
export const IS_MISSING = 'is missing'

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'empty',
}

/** Goes on after the name of the field: `is missing`, `has to be text`. */
export function wordsOfIssue(issue: z.core.$ZodIssue, input: unknown): string {
  const value = valueAt(input, issue.path)
  if (value === undefined || value === null) return IS_MISSING
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${typeInWords(issue.expected)}`
    case 'invalid_value':
      return `has to be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`
    case 'invalid_union':
      return unionWords(issue.message)
    default:
      return `is refused: ${issue.message}`
  }
}

/** A choice by name tells its alternatives in its message alone. */
function unionWords(message: string): string {
  const named = /Expected (.+)$/.exec(message)?.[1]
  if (named === undefined) return 'has none of the forms that are known'
  return `has to be one of ${named.replaceAll("'", '').replaceAll(' | ', ', ')}`
}

/** `text` for `string`: a type as JSON Schema names it. */
export function typeInWords(type: string): string {
  return TYPE_WORDS[type] ?? type
}

/** Undefined where there is nothing. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined
    here = (here as Record<PropertyKey, unknown>)[part]
  }
  return here
}
