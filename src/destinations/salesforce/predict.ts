// What the description of the Lead object says about the values the marketplace sends. Only a lead
// that never arrives is proof: a flow may still fill or change a field before the lead is saved.
import type { LeadRecord } from '../../lead/salesforce-form.ts'
import type { Observation } from '../../model/observation.ts'

/** The members of a described field that matter here. */
export interface LeadField {
  readonly name: string
  readonly type: string
  readonly length?: number | null | undefined
  readonly createable: boolean
  readonly nillable: boolean
  readonly defaultedOnCreate: boolean
  readonly restrictedPicklist?: boolean | null | undefined
  readonly picklistValues?:
    | readonly { readonly value: string; readonly active: boolean }[]
    | null
    | undefined
}

export interface Prediction {
  /** The codes Salesforce would give if it spoke; ours for the case Microsoft documents. */
  readonly codes: readonly string[]
  readonly fields: readonly string[]
  /** A full sentence that names the fields. */
  readonly text: string
  /** What stays open about other leads once the test lead has arrived. */
  readonly unproven?: Observation
}

/** Most frequent cause first. */
export function predict(fields: readonly LeadField[], record: LeadRecord): readonly Prediction[] {
  const required = fields.filter((field) => isRequired(field) && !isSupplied(field.name, record))
  const [picklists, others] = partition(required, isPicklist)
  const sent = fields.flatMap((field) => {
    const value = valueFor(field.name, record)
    return value === undefined ? [] : [{ field, value }]
  })
  const unlisted = sent.filter(({ field, value }) => isUnlisted(field, value))
  const tooLong = sent.filter(({ field, value }) => isTooLong(field, value))
  const named = (list: readonly { field: LeadField }[]) => list.map(({ field }) => field)
  const hasCountryPicklist = fields.some(({ name }) => name === 'CountryCode')
  return [
    ...about(
      picklists,
      ['lp:required-picklist', 'REQUIRED_FIELD_MISSING'],
      (names) =>
        `A value has to be chosen for the required picklist ${names}, and the marketplace sends none.`,
    ),
    ...(hasCountryPicklist ? [countryPicklist(record.Country)] : []),
    ...about(
      named(unlisted),
      ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
      (names) => `The restricted picklist ${names} does not list the value that was sent.`,
    ),
    ...about(
      others,
      ['REQUIRED_FIELD_MISSING'],
      (names) => `The field ${names} is required, and the marketplace sends no value for it.`,
    ),
    ...about(
      named(tooLong),
      ['STRING_TOO_LONG'],
      (names) => `The value that was sent is longer than the field ${names}.`,
    ),
  ]
}

function about(
  fields: readonly LeadField[],
  codes: readonly string[],
  say: (names: string) => string,
): readonly Prediction[] {
  if (fields.length === 0) return []
  const names = fields.map(({ name }) => name)
  return [{ codes, fields: names, text: say(names.join(', ')) }]
}

/** Web-to-Lead compares with the integration value, which no description shows. */
function countryPicklist(country: string): Prediction {
  return {
    codes: ['FIELD_INTEGRITY_EXCEPTION'],
    fields: ['CountryCode'],
    unproven: 'lp:country-picklist-on',
    text: `Country/territory picklists are on, and "${country}" has to be the integration value of a country; the default is its full name.`,
  }
}

function isRequired({ createable, nillable, defaultedOnCreate, type }: LeadField): boolean {
  return createable && !nillable && !defaultedOnCreate && type !== 'boolean'
}

function isSupplied(name: string, record: LeadRecord): boolean {
  return Object.hasOwn(record, name) || name === 'CountryCode'
}

function valueFor(name: string, record: LeadRecord): string | undefined {
  return Object.hasOwn(record, name) ? record[name as keyof LeadRecord] : undefined
}

function isPicklist({ type }: LeadField): boolean {
  return type === 'picklist' || type === 'multipicklist'
}

function isUnlisted(field: LeadField, value: string): boolean {
  if (field.restrictedPicklist !== true || field.name === 'Country') return false
  return !(field.picklistValues ?? []).some((one) => one.active && one.value === value)
}

function isTooLong({ length }: LeadField, value: string): boolean {
  return typeof length === 'number' && length > 0 && value.length > length
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}
