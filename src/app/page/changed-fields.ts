// What is otherwise in one config than in another, by the names that a form gives its fields.
import type { FormField } from '../api/destination-schemas.ts'
import { valuesOf } from '../form-values.ts'

type Config = Readonly<Record<string, unknown>>

/** Labels of the fields, each once, in the order of the form. */
export function changedFields(
  before: Config,
  after: Config,
  fields: readonly FormField[],
): readonly string[] {
  if (before['type'] !== after['type']) return ['the kind of destination']
  const [old, now] = [valuesOf(before), valuesOf(after)]
  const labels = fields
    .filter(({ pointer }) => now[pointer] !== undefined && old[pointer] !== now[pointer])
    .map(({ label }) => label)
  return [...new Set(labels)]
}
