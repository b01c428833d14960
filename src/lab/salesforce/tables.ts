// What can be queried in an org, as far as its user's permissions reach.
import { madeUpHex } from '../made-up.ts'
import type { EarlierLead, Org } from './org.ts'
import type { QueryTable } from './query.ts'

/** What `SELECT … FROM` may name under `/query`. */
export function dataTables(org: Org, now: number): readonly QueryTable[] {
  const { user } = org
  return [
    ORGANIZATION,
    USER,
    ...(user.canSeeLeads ? [leadTable(org, now)] : []),
    ...(user.canViewSetup ? [DUPLICATE_RULE, PERMISSION_SET_ASSIGNMENT] : []),
  ]
}

/** What `SELECT … FROM` may name under `/tooling/query`. */
export function toolingTables({ user }: Org): readonly QueryTable[] {
  return user.canViewSetup ? [VALIDATION_RULE] : []
}

const ORGANIZATION: QueryTable = {
  name: 'Organization',
  columns: ['Id', 'Name', 'IsSandbox', 'InstanceName', 'OrganizationType', 'TrialExpirationDate'],
  rows: ({ id, label, isSandbox }) => [
    {
      Id: id,
      Name: label,
      IsSandbox: isSandbox,
      InstanceName: isSandbox ? 'CS42' : 'EU42',
      OrganizationType: 'Enterprise Edition',
    },
  ],
}

const USER: QueryTable = {
  name: 'User',
  columns: ['Id', 'Name', 'Username', 'IsActive'],
  rows: ({ user, webToLead: { creator } }) => [
    { Id: user.id, Name: 'Integration', Username: user.name, IsActive: user.isActive },
    { Id: creator.id, Name: creator.name, Username: 'ada', IsActive: creator.isActive },
  ],
}

/** Also a profile is a permission set here. */
const PERMISSION_SET_ASSIGNMENT: QueryTable = {
  name: 'PermissionSetAssignment',
  columns: [
    'Id',
    'AssigneeId',
    'PermissionSet.PermissionsModifyAllData',
    'PermissionSet.PermissionsEmailSingle',
  ],
  rows: ({ webToLead: { creator } }) => [
    {
      Id: rowId('0Pa', creator.name),
      AssigneeId: creator.id,
      'PermissionSet.PermissionsModifyAllData': creator.canModifyAllData,
      'PermissionSet.PermissionsEmailSingle': creator.canSendEmail,
    },
  ],
}

function leadTable({ fields }: Org, now: number): QueryTable {
  const named = (isWanted: (field: Org['fields'][number]) => boolean) =>
    fields.filter(isWanted).map(({ name }) => name)
  return {
    name: 'Lead',
    columns: named(() => true),
    moments: named(({ type }) => type === 'datetime'),
    // Long text can be read, and nothing more.
    unfiltered: named(({ type, length }) => type === 'textarea' && length > 255),
    rows: ({ leads, earlierLeads }) => [
      ...leads,
      ...earlierLeads.map((lead, at) => earlierRow(lead, at, now)),
    ],
  }
}

function earlierRow({ agoMs, source, createdBy }: EarlierLead, at: number, now: number) {
  return {
    Id: rowId('00Q', `earlier ${at}`),
    LastName: 'Earlier',
    LeadSource: source,
    CreatedById: createdBy,
    CreatedDate: new Date(now - agoMs).toISOString().replace('Z', '+0000'),
  }
}

const DUPLICATE_RULE: QueryTable = {
  name: 'DuplicateRule',
  columns: ['Id', 'DeveloperName', 'MasterLabel', 'IsActive', 'SobjectType'],
  rows: ({ duplicateRules }) =>
    duplicateRules.map(({ name, isActive }) => ({
      Id: rowId('0Bm', name),
      DeveloperName: name.replaceAll(' ', '_'),
      MasterLabel: name,
      IsActive: isActive,
      SobjectType: 'Lead',
    })),
}

const VALIDATION_RULE: QueryTable = {
  name: 'ValidationRule',
  columns: [
    'Id',
    'ValidationName',
    'Active',
    'ErrorMessage',
    'ErrorDisplayField',
    'Description',
    'EntityDefinitionId',
    'EntityDefinition.QualifiedApiName',
    'Metadata',
    'FullName',
  ],
  single: ['Metadata', 'FullName'],
  rows: ({ validationRules }) =>
    validationRules.map(({ name, isActive, message, field, formula }) => ({
      Id: rowId('03d', name),
      ValidationName: name,
      Active: isActive,
      ErrorMessage: message,
      ErrorDisplayField: field,
      EntityDefinitionId: 'Lead',
      'EntityDefinition.QualifiedApiName': 'Lead',
      FullName: `Lead.${name}`,
      Metadata: { active: isActive, errorConditionFormula: formula, errorMessage: message },
    })),
}

function rowId(prefix: string, name: string): string {
  return `${prefix}5E0000000${madeUpHex(name, 3)}AAA`
}
