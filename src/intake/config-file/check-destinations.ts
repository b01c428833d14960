// Holds each destination of a config file against its kind's schema.
import type { DestinationKind } from '../../model/destination-kind.ts'
import type { DestinationId } from '../../model/vocabulary.ts'
import { didYouMean } from './closest-name.ts'
import type { FoundProblem } from './config-file.ts'
import { problemsOfIssue } from './issue-problem.ts'
import { pointerOf } from './json-pointer.ts'
import { fieldsAt } from './schema-fields.ts'

export type Kinds = { readonly [K in DestinationId]?: DestinationKind }

export function checkDestination(
  name: string,
  config: unknown,
  kinds: Kinds,
): readonly FoundProblem[] {
  const subject = `destination "${name}"`
  const base = ['destinations', name]
  if (name === '__proto__') return [reservedName(subject, base)]
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    return [
      {
        rule: 'config/wrong-type',
        pointer: pointerOf(base),
        message: `${subject}: should be a group of fields.`,
        fix: `Write its fields below it, indented, starting with "type:", one of ${list(kinds)}.`,
      },
    ]
  }
  const type: unknown = 'type' in config ? config.type : undefined
  const kind =
    typeof type === 'string' && Object.hasOwn(kinds, type)
      ? kinds[type as DestinationId]
      : undefined
  if (kind === undefined) return [unknownType(subject, base, type, kinds)]
  const parsed = kind.config.schema.safeParse(config)
  if (parsed.success) return []
  const context = {
    subject,
    input: config,
    base,
    fieldsAt: (path: readonly PropertyKey[]) => fieldsAt(kind.config.schema, path),
  }
  return parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, context))
}

/** It would vanish from the objects that hold destinations by name, and never be tested. */
function reservedName(subject: string, base: readonly string[]): FoundProblem {
  return {
    rule: 'config/wrong-type',
    pointer: pointerOf(base),
    message: `${subject}: this cannot be a name.`,
    fix: 'Give the destination another name.',
  }
}

function unknownType(
  subject: string,
  base: readonly string[],
  type: unknown,
  kinds: Kinds,
): FoundProblem {
  const isMissing = type === undefined || type === null
  const suggestion = typeof type === 'string' ? didYouMean(type, Object.keys(kinds)) : ''
  return {
    rule: isMissing ? 'config/missing-field' : 'config/wrong-type',
    pointer: pointerOf([...base, 'type']),
    message: isMissing
      ? `${subject}: "type" is missing.`
      : `${subject}: "type" names no kind of destination.${suggestion}`,
    fix: `Set "type" to one of ${list(kinds)}.`,
  }
}

function list(kinds: Kinds): string {
  return Object.keys(kinds).join(', ')
}
