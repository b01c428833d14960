// What stands between a lead and its record: the checks of an org, in the order they run.
import { madeUpHex } from '../made-up.ts'
import type { LeadField } from './lead-fields.ts'
import type { LeadRecord, Org } from './org.ts'
import { longId } from './org-id.ts'

export interface Refusal {
  readonly errorCode: string
  readonly message: string
  readonly fields: readonly string[]
}

export type Creation =
  | { readonly record: LeadRecord; readonly refusal?: never }
  | { readonly refusal: Refusal; readonly record?: never }

/** `values` by API name. A record that passes is kept by the org. */
export function createLead(org: Org, values: LeadRecord, now: number): Creation {
  const refusal =
    tooLong(org, values) ??
    unlisted(org, values) ??
    wrongCountry(org, values) ??
    missing(org, values) ??
    broken(org, values) ??
    duplicated(org, values) ??
    locked(org) ??
    thrown(org)
  if (refusal !== undefined) return { refusal }
  const record = { ...blank(org), CreatedById: org.user.id, ...values, ...systemValues(org, now) }
  org.leads.push(record)
  return { record }
}

function tooLong(org: Org, values: LeadRecord): Refusal | undefined {
  for (const { name, label, length } of org.fields) {
    const value = values[name]
    if (typeof value !== 'string' || length === 0 || value.length <= length) continue
    const message = `${label}: data value too large: ${value} (max length=${length})`
    return { errorCode: 'STRING_TOO_LONG', message, fields: [name] }
  }
  return undefined
}

function unlisted(org: Org, values: LeadRecord): Refusal | undefined {
  for (const { name, label, restrictedPicklist, picklistValues } of org.fields) {
    const value = values[name]
    if (!restrictedPicklist || typeof value !== 'string' || picklistValues.includes(value)) continue
    const message = `${label}: bad value for restricted picklist field: ${value}`
    return { errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, fields: [name] }
  }
  return undefined
}

/** With country picklists on, a country is its integration value and nothing else. */
function wrongCountry({ countries }: Org, { Country }: LeadRecord): Refusal | undefined {
  if (countries === undefined || typeof Country !== 'string') return undefined
  if (countries.some(({ integrationValue }) => integrationValue === Country)) return undefined
  const message =
    "There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.: Country"
  return { errorCode: 'FIELD_INTEGRITY_EXCEPTION', message, fields: ['Country'] }
}

function missing(org: Org, values: LeadRecord): Refusal | undefined {
  const fields = org.fields.filter((field) => isDemanded(field) && isEmpty(values[field.name]))
  if (fields.length === 0) return undefined
  const names = fields.map(({ name }) => name)
  const message = `Required fields are missing: [${names.join(', ')}]`
  return { errorCode: 'REQUIRED_FIELD_MISSING', message, fields: names }
}

function isDemanded({ createable, nillable, defaultedOnCreate }: LeadField): boolean {
  return createable && !nillable && !defaultedOnCreate
}

function isEmpty(value: LeadRecord[string] | undefined): boolean {
  return value === undefined || value === null || value === ''
}

function broken({ validationRules }: Org, values: LeadRecord): Refusal | undefined {
  const rule = validationRules.find(({ isActive, rejects }) => isActive && rejects(values))
  if (rule === undefined) return undefined
  const { message, field } = rule
  return { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: [field] }
}

/** A rule that blocks and one that alerts come to the same: nobody is there to confirm an alert. */
function duplicated({ duplicateRules, leads }: Org, values: LeadRecord): Refusal | undefined {
  const isKnown = duplicateRules.some(({ isActive, matchesOn }) => {
    const value = values[matchesOn]
    return isActive && !isEmpty(value) && leads.some((lead) => lead[matchesOn] === value)
  })
  if (!isKnown) return undefined
  return { errorCode: 'DUPLICATES_DETECTED', message: 'Use one of these records?', fields: [] }
}

function locked({ isLocked }: Org): Refusal | undefined {
  if (isLocked !== true) return undefined
  const message = 'unable to obtain exclusive access to this record'
  return { errorCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }
}

function thrown({ failingTrigger }: Org): Refusal | undefined {
  if (failingTrigger === undefined) return undefined
  const message = `${failingTrigger}: execution of BeforeInsert caused by: System.NullPointerException: Attempt to de-reference a null object`
  return { errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, fields: [] }
}

function blank({ fields }: Org): LeadRecord {
  return Object.fromEntries(
    fields.map(({ name, type }) => [name, type === 'boolean' ? false : null]),
  )
}

function systemValues({ user, leads }: Org, now: number): LeadRecord {
  const at = new Date(now).toISOString().replace('Z', '+0000')
  return {
    Id: longId(`00Q5E00000${madeUpHex(`${now} ${leads.length}`, 5)}`),
    Status: 'Open',
    OwnerId: user.id,
    CreatedDate: at,
  }
}
