// POST leads: what is checked before a row is made, in the order in which the platform finds out.
import { madeUpGuid } from '../made-up.ts'
import type { Column } from './columns.ts'
import { leadTableMissing } from './lead-table.ts'
import { columnRefusal, payloadInvalid, type Values } from './lead-values.ts'
import type { LeadRow, Organization, SystemUser } from './organization.ts'
import { privilegeRefusal } from './privileges.ts'
import { badRequest, forbidden, type Refusal } from './refusal.ts'

export interface CreateOptions {
  /** True when `MSCRM.SuppressDuplicateDetection: false` asks for duplicate detection. */
  readonly detectsDuplicates: boolean
}

/** Stores the lead, or says why not. */
export function createLead(
  organization: Organization,
  user: SystemUser,
  body: string,
  options: CreateOptions,
): LeadRow | Refusal {
  const columns = organization.leadColumns
  if (columns === undefined) return leadTableMissing()
  const values = parseObject(body)
  if (values === undefined) return payloadInvalid('The payload is not a JSON object.')
  const refusal =
    columnRefusal(columns, values) ??
    privilegeRefusal(organization, user, {
      privilege: 'prvCreateLead',
      table: 'lead',
      ownerId: user.id,
    }) ??
    securedRefusal(organization, user, values) ??
    requiredRefusal(columns, values) ??
    pluginRefusal(organization) ??
    duplicateRefusal(organization, values, options)
  if (refusal !== undefined) return refusal
  const id = madeUpGuid(
    `lead ${organization.host} ${JSON.stringify(values)} ${organization.leads.length}`,
  )
  const row = { id, ownerId: user.id, values }
  if (!organization.losesLeads) organization.leads.push(row)
  return row
}

function parseObject(body: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(body)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Values) : undefined
  } catch {
    return undefined
  }
}

function securedRefusal(
  { fieldProfiles, leadColumns }: Organization,
  user: SystemUser,
  values: Values,
): Refusal | undefined {
  const isAdministrator = user.roles.some(({ name }) => name === 'System Administrator')
  const refused = Object.keys(values).find((name) => {
    if (leadColumns?.[name]?.isSecured !== true || isAdministrator) return false
    return !fieldProfiles.some(
      ({ members, canCreate }) => members.includes(user.id) && canCreate.includes(name),
    )
  })
  if (refused === undefined) return undefined
  return forbidden(
    '0x8004F502',
    'The user does not have create permissions to a secured field. The requested operation could not be completed.',
  )
}

function requiredRefusal(columns: Record<string, Column>, values: Values): Refusal | undefined {
  const missing = Object.entries(columns).find(([name, column]) => {
    return column.isRequired && (values[name] ?? '') === ''
  })
  if (missing === undefined) return undefined
  return badRequest('0x80040200', `A required field is missing: '${missing[0]}' of 'lead'.`)
}

function pluginRefusal({ plugin }: Organization): Refusal | undefined {
  return plugin === undefined ? undefined : badRequest('0x80040265', plugin)
}

function duplicateRefusal(
  { alternateKey, duplicateRule, leads }: Organization,
  values: Values,
  { detectsDuplicates }: CreateOptions,
): Refusal | undefined {
  const isTaken = (columns: readonly string[]) =>
    columns.length > 0 &&
    leads.some((lead) => columns.every((name) => lead.values[name] === values[name]))
  if (isTaken(alternateKey)) {
    const message = `A record that has the attribute values ${alternateKey.join(', ')} already exists. The entity key requires that this set of attributes contains unique values. Select unique values and try again.`
    return { code: '0x80040237', status: 412, message }
  }
  if (!detectsDuplicates || !isTaken(duplicateRule)) return undefined
  const message =
    'A record was not created or updated because a duplicate of the current record already exists.'
  return { code: '0x80040333', status: 412, message }
}
