// Lint findings as notes at the fields they are about.
import type { Finding } from '../../model/report.ts'
import type { FormField } from '../api/destination-schemas.ts'
import type { FieldNote } from './components/form-field.tsx'

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
