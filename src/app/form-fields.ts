// The form of a destination kind, read from the schema of its config: one source for API and page.
import { z } from '@hono/zod-openapi'
import type { DestinationKind } from '../model/destination-kind.ts'
import type { FormField } from './api/destination-schemas.ts'

interface JsonSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly contentMediaType?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

/** JSON Schema of a config as it is written. */
export function configSchema(kind: DestinationKind): Record<string, unknown> {
  const schema = z.toJSONSchema(kind.config.schema, { io: 'input', unrepresentable: 'any' })
  const { $schema: _, ...rest } = schema
  return rest
}

/** Every field a person can fill in, in the order of the schema. */
export function formFields(kind: DestinationKind): FormField[] {
  return fieldsOfObject(configSchema(kind) as JsonSchema, '', { secrets: kind.config.secretFields })
}

interface Context {
  readonly secrets: readonly string[]
  readonly when?: FormField['when']
  readonly group?: FormField['group']
}

function fieldsOfObject(schema: JsonSchema, at: string, context: Context): FormField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    if (inner.const !== undefined) return []
    const pointer = `${at}/${name}`
    const isRequired = schema.required?.includes(name) ?? false
    const options = inner.anyOf ?? inner.oneOf
    if (options?.some(({ properties }) => properties !== undefined)) {
      return fieldsOfChoice(inner, options, pointer, isRequired, context)
    }
    if (inner.properties !== undefined) {
      const group = { pointer, ...wordsOf(name, inner), required: isRequired }
      return fieldsOfObject(inner, pointer, { ...context, group })
    }
    return [fieldOf(name, inner, pointer, isRequired, context)]
  })
}

/** Alternatives told apart by a literal `type`: a choice, then the fields of each alternative. */
function fieldsOfChoice(
  schema: JsonSchema,
  alternatives: readonly JsonSchema[],
  at: string,
  required: boolean,
  context: Context,
): FormField[] {
  const pointer = `${at}/type`
  const choices = alternatives.map(choiceOf)
  const { label, hint } = wordsOf(at.split('/').at(-1) ?? '', schema)
  const choice: FormField = {
    pointer,
    label,
    // Where every alternative explains itself, nothing more needs to be said.
    ...(hint === undefined || choices.every((one) => one.hint) ? {} : { hint }),
    required,
    secret: false,
    options: choices.map(({ value }) => value),
    choices,
  }
  const inner = alternatives.flatMap((alternative, index) => {
    const when = { pointer, equals: choices[index]?.value ?? '' }
    return fieldsOfObject(alternative, at, { ...context, when })
  })
  return [choice, ...inner]
}

function choiceOf({ title, description: hint, properties }: JsonSchema) {
  const value = String(properties?.['type']?.const ?? '')
  const label = title ?? CHOICE_LABELS[value] ?? nameLabel(value)
  return { value, label, ...(hint === undefined ? {} : { hint }) }
}

const CHOICE_LABELS: Readonly<Record<string, string>> = {
  entra: 'Microsoft Entra ID',
  'office-365': 'User name and password',
  jwt: 'JWT bearer',
}

function fieldOf(
  name: string,
  schema: JsonSchema,
  pointer: string,
  isRequired: boolean,
  { secrets, when, group }: Context,
): FormField {
  return {
    pointer,
    ...wordsOf(name, schema),
    required: isRequired && (group?.required ?? true),
    secret: secrets.includes(name),
    ...(schema.contentMediaType === PEM ? { multiline: true } : {}),
    ...(schema.enum === undefined ? {} : { options: schema.enum.map(String) }),
    ...(when === undefined ? {} : { when }),
    ...(group === undefined ? {} : { group }),
  }
}

/** Its line breaks count, and a field of one line would drop them. */
const PEM = 'application/x-pem-file'

function wordsOf(name: string, { title, description }: JsonSchema) {
  return {
    label: title ?? nameLabel(name),
    ...(description === undefined ? {} : { hint: description }),
  }
}

/** `clientSecret` → `Client secret`, `client-credentials` → `Client credentials`. */
function nameLabel(name: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
