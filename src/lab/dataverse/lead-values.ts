// The values of a new lead against the columns of the table: names, types, lengths, choices.
import type { Column } from './columns.ts'
import { badRequest, type Refusal } from './refusal.ts'

export type Values = Readonly<Record<string, unknown>>

/** The first value that the table could not hold. */
export function columnRefusal(
  columns: Record<string, Column>,
  values: Values,
): Refusal | undefined {
  for (const [name, value] of Object.entries(values)) {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined
    const refusal = column === undefined ? unknownColumn(name) : valueRefusal(name, column, value)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function unknownColumn(name: string): Refusal {
  return badRequest(
    '0x0',
    `Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.lead'. ---> Microsoft.OData.ODataException: The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.lead'. Make sure to only use property names that are defined by the type.`,
  )
}

const EDM_TYPES = {
  text: 'Edm.String',
  choice: 'Edm.Int32',
  'yes-no': 'Edm.Boolean',
  'whole-number': 'Edm.Int32',
} as const satisfies Record<Column['type'], string>

const JS_TYPES = {
  text: 'string',
  choice: 'number',
  'yes-no': 'boolean',
  'whole-number': 'number',
} as const satisfies Record<Column['type'], string>

function valueRefusal(name: string, column: Column, value: unknown): Refusal | undefined {
  if (value === null) return undefined
  if (typeof value !== JS_TYPES[column.type]) {
    return payloadInvalid(
      `Microsoft.OData.ODataException: Cannot convert the literal '${String(value)}' of property '${name}' to the expected type '${EDM_TYPES[column.type]}'.`,
    )
  }
  if (typeof value === 'string' && value.length > (column.maxLength ?? value.length)) {
    return badRequest(
      '0x80044331',
      `A validation error occurred. The length of the '${name}' attribute of the 'lead' entity exceeded the maximum allowed length of '${column.maxLength}'.`,
    )
  }
  const isOption = column.options === undefined || Object.hasOwn(column.options, String(value))
  return isOption
    ? undefined
    : badRequest(
        '0x80061005',
        `A validation error occurred. The value ${String(value)} of '${name}' on record of type 'lead' is outside the valid range. Accepted Values: ${Object.keys(column.options ?? {}).join(',')}`,
      )
}

export function payloadInvalid(inner: string): Refusal {
  return badRequest(
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'leads'  ---->  InnerException : ${inner}`,
  )
}
