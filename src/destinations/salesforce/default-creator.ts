// Who creates the leads of Web-to-Lead, and whether that user still may. No API shows the setting:
// the leads that the marketplace sent earlier carry the user's name.
import type { Attempt, SalesforceClient } from './api.ts'
import { quoted } from './soql.ts'

export type Creator =
  /** No lead came this way yet, or the API user may not look. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'able'; readonly id: string; readonly name: string }
  /** `lack` completes "The user …". */
  | { readonly kind: 'unable'; readonly name: string; readonly lack: string }

/** Sources that the marketplace alone puts before `-<action>|<offer>`; a backslash makes `_` plain. */
const SOURCES = ['AzureMarketplace', 'AzurePortal', 'TestDrive', 'SPZA', 'MSFT\\_TEST\\_%']
const EARLIER = [
  'SELECT CreatedById FROM Lead WHERE',
  SOURCES.map((source) => `LeadSource LIKE '${source}-%|%'`).join(' OR '),
  'ORDER BY CreatedDate DESC LIMIT 1',
].join(' ')

/** What the Default Lead Creator must have: https://help.salesforce.com/s/articleView?id=000384816 */
const PERMISSIONS = [
  ['PermissionsModifyAllData', 'Modify All Data'],
  ['PermissionsEmailSingle', 'Send Email'],
] as const

export async function lookAtCreator(client: SalesforceClient): Promise<Creator> {
  const id = text(await client.rows(EARLIER), 'CreatedById')
  if (id === undefined) return { kind: 'unknown' }
  const users = await client.rows(`SELECT Name, IsActive FROM User WHERE Id = ${quoted(id)}`)
  const name = text(users, 'Name')
  if (name === undefined) return { kind: 'unknown' }
  if (users.ok && users.value[0]?.['IsActive'] === false) {
    return { kind: 'unable', name, lack: 'is not active' }
  }
  return lookAtPermissions(client, id, name)
}

async function lookAtPermissions(
  client: SalesforceClient,
  id: string,
  name: string,
): Promise<Creator> {
  for (const [column, label] of PERMISSIONS) {
    const holds = await client.count(
      `SELECT COUNT() FROM PermissionSetAssignment WHERE AssigneeId = ${quoted(id)} AND PermissionSet.${column} = true`,
    )
    if (!holds.ok) return { kind: 'unknown' }
    if (holds.value === 0) return { kind: 'unable', name, lack: `lacks the permission ${label}` }
  }
  return { kind: 'able', id, name }
}

function text(
  attempt: Attempt<readonly Readonly<Record<string, unknown>>[]>,
  column: string,
): string | undefined {
  const value = attempt.ok ? attempt.value[0]?.[column] : undefined
  return typeof value === 'string' ? value : undefined
}
