// Lint findings as notes at the fields they are about.
import { IS_MISSING } from '../../destinations/schema-words.ts'
import type { Finding } from '../../model/report.ts'
import type { FormField } from '../api/destination-schemas.ts'
import { type FormValues, textOf } from '../form-values.ts'
import type { FieldError } from '../problem.ts'
import type { FieldNote } from './components/form-field.tsx'
import { sentenceCase } from './words.ts'

export function notesOf(findings: readonly Finding[]): FieldNote[] {
  return findings.flatMap(({ field, severity, title, cause }) =>
    field === undefined || field === '' ? [] : [{ field, severity, text: `${title}. ${cause}` }],
  )
}

/** The same after a check, whose findings are told in full beside the form. */
export function remindersOf(findings: readonly Finding[]): FieldNote[] {
  return findings.flatMap(({ field, severity, title }) =>
    field === undefined || field === '' ? [] : [{ field, severity, text: `${title}.` }],
  )
}

/** What keeps a form from being checked; a field that was filled in since is let alone. */
export function refusalNotes(
  errors: readonly FieldError[],
  fields: readonly FormField[],
  values: FormValues,
): FieldNote[] {
  const kept = errors.map((error) => ({
    ...error,
    field: error.pointer.replace('/destination', ''),
  }))
  return kept.flatMap(({ field, detail }) => {
    const isFilled = fields.some((one) => one.pointer === field && textOf(one, values) !== '')
    if (isFilled && detail === IS_MISSING) return []
    const text = detail === IS_MISSING ? 'Fill this in.' : `${sentenceCase(detail)}.`
    return [{ field, severity: 'error' as const, text }]
  })
}

/** Findings that no field of the form can show, and no group of fields. */
export function withoutField(
  findings: readonly Finding[],
  fields: readonly FormField[],
): readonly Finding[] {
  const shown = new Set(fields.flatMap((field) => [field.pointer, groupOf(field) ?? field.pointer]))
  return findings.filter(({ field }) => field === undefined || !shown.has(field))
}

/** The pointer of the object a choice or a group makes, such as `/auth`. */
export function groupOf({ pointer, choices, group }: FormField): string | undefined {
  return choices === undefined ? group?.pointer : pointer.replace(/\/type$/, '')
}
