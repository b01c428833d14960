// Between the flat fields of a form and the nested config of a destination.
import type { FormField } from './api/schemas.ts'

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
    const value = values[field.pointer] ?? ''
    if (value !== '' && isShown(field, values)) put(config, field.pointer, value)
  }
  return config
}

/** Whether a field belongs to the choices made so far. */
export function isShown({ when }: FormField, values: FormValues): boolean {
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
