// What stands at the fields of a form: what lint says, what the report found, or what is missing.
import type { FieldNote } from '../components/form-field.tsx'
import { notesOf, refusalNotes, remindersOf } from '../field-notes.ts'
import type { DraftState } from './draft.ts'
import type { RunState } from './run-state.ts'

export function formNotes(run: RunState, { form, findings }: DraftState): readonly FieldNote[] {
  if (run.phase === 'done') return remindersOf(run.report.findings)
  if (run.phase !== 'refused' || form === undefined) return notesOf(findings)
  return refusalNotes(run.errors, form.kind.fields, form.values)
}
