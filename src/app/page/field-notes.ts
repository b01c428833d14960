// Lint findings as notes at the fields they are about.
import type { Finding } from '../../model/report.ts'
import type { FieldNote } from './components/destination-form.tsx'

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

/** Findings that no field of the form can show. */
export function withoutField(
  findings: readonly Finding[],
  fields: readonly { readonly pointer: string }[],
): readonly Finding[] {
  const shown = new Set(fields.map(({ pointer }) => pointer))
  return findings.filter(({ field }) => field === undefined || !shown.has(field))
}
