// What each faulty storage account refuses, and how.
import type { TableErrorCode } from './errors.ts'
import type { TableOperation } from './operation.ts'

export type TableFault =
  | 'network-blocked'
  | 'key-auth-disabled'
  | 'sas-permission'
  | 'sas-expired'
  | 'account-disabled'
  /** The table is absent, and the signature may not create it. */
  | 'create-refused'
  /** The table is gone again as soon as it was created. */
  | 'table-not-found'
  | 'table-being-deleted'
  | 'clock-skew'
  | 'payload-rejected'
  | 'server-busy'
  | 'internal-error'
  /** The lead is stored, and the answer never comes. */
  | 'insert-unanswered'
  /** The answer says created, and nothing is stored. */
  | 'insert-lost'
  | 'delete-refused'

export interface Refusal {
  readonly code: TableErrorCode
  readonly detail?: string
}

type Refusals = Partial<Record<TableOperation | 'any', Refusal>>

const REFUSALS: Partial<Record<TableFault, Refusals>> = {
  'network-blocked': { any: { code: 'AuthorizationFailure' } },
  'key-auth-disabled': { any: { code: 'KeyBasedAuthenticationNotPermitted' } },
  'sas-permission': {
    'create-table': { code: 'AuthorizationPermissionMismatch' },
    insert: { code: 'AuthorizationPermissionMismatch' },
  },
  'sas-expired': {
    any: {
      code: 'AuthenticationFailed',
      detail: 'Signature not valid in the specified time frame',
    },
  },
  'account-disabled': { any: { code: 'AccountIsDisabled' } },
  'create-refused': {
    'create-table': { code: 'AuthorizationPermissionMismatch' },
    insert: { code: 'TableNotFound' },
  },
  'table-not-found': { insert: { code: 'TableNotFound' } },
  'table-being-deleted': {
    'create-table': { code: 'TableBeingDeleted' },
    insert: { code: 'TableBeingDeleted' },
  },
  'payload-rejected': { insert: { code: 'PropertyValueTooLarge' } },
  'server-busy': { any: { code: 'ServerBusy' } },
  'internal-error': { insert: { code: 'InternalError' } },
  'delete-refused': { delete: { code: 'AuthorizationPermissionMismatch' } },
}

export function refusalOf(
  fault: TableFault | undefined,
  operation: TableOperation,
): Refusal | undefined {
  const refusals = fault === undefined ? undefined : REFUSALS[fault]
  return refusals?.[operation] ?? refusals?.any
}

/** How far the clock of a faulty account is ahead, in milliseconds. */
export function clockOffsetMs(fault: TableFault | undefined): number {
  return fault === 'clock-skew' ? 26 * 60_000 : 0
}
