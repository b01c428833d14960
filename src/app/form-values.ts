// Between the flat fields of a form and the nested config of a destination.
import type { FormField } from './api/destination-schemas.ts'

export type FormValues = Readonly<Record<string, string>>

/** The values of a config by pointer; what is not text is left out. */
export function valuesOf(config: unknown, at = ''): FormValues {
  if (typeof config === 'string') return { [at]: config }
  if (typeof config === 'number') return { [at]: String(config) }
  if (typeof config !== 'object' || config === null) return {}
  return Object.assign(
    {},
    ...Object.entries(config).map(([name, inner]) => valuesOf(inner, `${at}/${name}`)),
  )
}

/** The config that a filled form says. Empty fields and fields of another choice are left out. */
export function configOf(
  kind: string,
  fields: readonly FormField[],
  values: FormValues,
): Record<string, unknown> {
  const config: Record<string, unknown> = { type: kind }
  for (const field of fields) {
    const value = textOf(field, values)
    if (value !== '' && isShown(field, values)) put(config, field.pointer, value)
  }
  return config
}

/** The field's name in a form: alternatives may each have a field of the same pointer. */
export function nameOf({ pointer, when }: FormField): string {
  return when === undefined ? pointer : `${pointer}@${when.equals}`
}

/** What was typed, or else what the config said that filled the form. */
export function textOf(field: FormField, values: FormValues): string {
  return values[nameOf(field)] ?? values[field.pointer] ?? ''
}

/** What an empty form has chosen already: the first alternative where one is needed. */
export function firstChoices(fields: readonly FormField[]): FormValues {
  return Object.fromEntries(
    fields.flatMap(({ pointer, required, choices }) =>
      required && choices?.[0] !== undefined ? [[pointer, choices[0].value]] : [],
    ),
  )
}

/** Whether a field belongs to the choices made so far. */
function isShown({ when }: FormField, values: FormValues): boolean {
  return when === undefined || values[when.pointer] === when.equals
}

function put(config: Record<string, unknown>, pointer: string, value: string): void {
  const names = pointer.split('/').slice(1)
  const last = names.pop() as string // a pointer to a field has at least one part
  let here = config
  for (const name of names) {
    here[name] ??= {}
    here = here[name] as Record<string, unknown> // made on the line above, or by an earlier field
  }
  here[last] = value
}
