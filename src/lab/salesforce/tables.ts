// What can be queried in an org, as far as its user's permissions reach.
import { madeUpHex } from '../made-up.ts'
import type { Org } from './org.ts'
import type { QueryTable } from './query.ts'

/** What `SELECT … FROM` may name under `/query`. */
export function dataTables(org: Org): readonly QueryTable[] {
  const { user } = org
  return [
    ORGANIZATION,
    USER,
    ...(user.canSeeLeads ? [leadTable(org)] : []),
    ...(user.canViewSetup ? [DUPLICATE_RULE] : []),
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
  columns: ['Id', 'Username', 'IsActive'],
  rows: ({ user }) => [{ Id: user.id, Username: user.name, IsActive: user.isActive }],
}

function leadTable({ fields }: Org): QueryTable {
  const named = (isWanted: (field: Org['fields'][number]) => boolean) =>
    fields.filter(isWanted).map(({ name }) => name)
  return {
    name: 'Lead',
    columns: named(() => true),
    moments: named(({ type }) => type === 'datetime'),
    // Long text can be read, and nothing more.
    unfiltered: named(({ type, length }) => type === 'textarea' && length > 255),
    rows: ({ leads }) => leads,
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
