// A schema's refusal in words that name the field and the fix, and never the value.
import type { z } from 'zod'
import { typeInWords, valueAt } from '../../destinations/schema-words.ts'
import { didYouMean } from './closest-name.ts'
import type { FoundProblem } from './config-file.ts'
import { pointerOf } from './json-pointer.ts'

export interface IssueContext {
  /** Whose config it is, for the message: `destination "hook"`. */
  readonly subject: string
  readonly input: unknown
  /** Path of the input in the file. */
  readonly base: readonly PropertyKey[]
  /** The field names the schema knows at a path. */
  fieldsAt(path: readonly PropertyKey[]): readonly string[]
}

type Issue = z.core.$ZodIssue

export function problemsOfIssue(issue: Issue, context: IssueContext): readonly FoundProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField(key, issue.path, context))
  }
  const value = valueAt(context.input, issue.path)
  const found = value === undefined || value === null ? missing : wrongValue
  return [found(issue, context)]
}

function unknownField(
  key: string,
  path: readonly PropertyKey[],
  context: IssueContext,
): FoundProblem {
  const known = context.fieldsAt(path)
  const parent = valueAt(context.input, path)
  const free = known.filter((name) => valueAt(parent, [name]) === undefined)
  return {
    rule: 'config/unknown-field',
    pointer: pointerOf([...context.base, ...path, key]),
    message: `${context.subject}: unknown field "${nameOf([...path, key])}".${didYouMean(key, free)}`,
    fix:
      known.length === 0
        ? 'Remove it.'
        : `Rename or remove it; the fields here are ${known.join(', ')}.`,
  }
}

function missing(issue: Issue, context: IssueContext): FoundProblem {
  const name = nameOf(issue.path)
  const isEmpty = valueAt(context.input, issue.path) === null
  return {
    rule: 'config/missing-field',
    pointer: pointerOf([...context.base, ...issue.path]),
    message: `${context.subject}: "${name}" is ${isEmpty ? 'empty' : 'missing'}.`,
    fix: `Add "${name}: …"${expectation(issue)}.`,
  }
}

function wrongValue(issue: Issue, context: IssueContext): FoundProblem {
  const name = nameOf(issue.path)
  const value = valueAt(context.input, issue.path)
  const isUnquoted = issue.code === 'invalid_type' && issue.expected === 'string'
  return {
    rule: 'config/wrong-type',
    pointer: pointerOf([...context.base, ...issue.path]),
    message: `${context.subject}: ${name === '' ? 'this' : `"${name}"`} ${complaint(issue, value)}`,
    fix:
      isUnquoted && typeof value !== 'object'
        ? 'Put the value in double quotes, so that it is taken as written.'
        : `Change it${expectation(issue).replace(', which is', ' to')}.`,
  }
}

function complaint(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `should be ${typeInWords(issue.expected)}, but is ${typeInWords(typeOfValue(value))}.`
    case 'invalid_value':
      return `is none of ${issue.values.join(', ')}.${didYouMean(String(value), issue.values.map(String))}`
    case 'invalid_union':
      return 'has none of the forms that are known.'
    default:
      return `is refused: ${issue.message}.`
  }
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `, which is ${typeInWords(issue.expected)}`
  if (issue.code === 'invalid_value') return `, one of ${issue.values.join(', ')}`
  return ''
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.')
}
