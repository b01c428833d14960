// Azure's table endpoints: the emulator does the work, and answers what Azure would where it differs.
import type { ByteReply, TableEmulator } from '../host.ts'
import { madeUpGuid } from '../made-up.ts'
import type { Repairs } from '../repairs.ts'
import type { Site } from '../site.ts'
import type { SiteContext } from '../sites/context.ts'
import { type LabAccount, labAccounts, tableHost } from './accounts.ts'
import { tableError } from './errors.ts'
import { clockOffsetMs, type Refusal, refusalOf } from './faults.ts'
import { entityKey, operationOf } from './operation.ts'

/** Azure refuses requests dated further away than this. */
const CLOCK_TOLERANCE_MS = 15 * 60_000

const SILENCE: ByteReply = { bytes: [], ending: 'hold' }

/** Without the emulator there are no table endpoints at all. */
export function tableSites(context: SiteContext): readonly Site[] {
  const { tables } = context
  if (!tables.available) return []
  const accounts = labAccounts.map((account) => ({
    host: tableHost(account),
    answer: (request: Request) =>
      answer(context, tables, accountNow(account, context.repairs), request),
  }))
  return [...accounts, { host: BLOBS_ONLY_HOST, answer: refuseBlobRequest }]
}

function accountNow({ fault, ...account }: LabAccount, repairs: Repairs): LabAccount {
  const isFaulty = fault !== undefined && !repairs.isMended(tableHost(account))
  return isFaulty ? { ...account, fault } : account
}

/** A premium account: its blob endpoint exists, and the name of its table endpoint does not. */
const BLOBS_ONLY_HOST = 'contosopremium.blob.core.windows.net'

async function refuseBlobRequest(): Promise<Response> {
  return new Response(null, { status: 404, headers: { 'x-ms-error-code': 'ResourceNotFound' } })
}

async function answer(
  context: SiteContext,
  tables: TableEmulator,
  account: LabAccount,
  request: Request,
): Promise<Response | ByteReply> {
  const operation = operationOf(request)
  const now = context.now() + clockOffsetMs(account.fault)
  const refuse = (refusal: Refusal) =>
    tableError(request, refusal.code, { ...refusal, now, requestId: madeUpGuid(String(now)) })

  const refusal = dateRefusal(request, now) ?? refusalOf(account.fault, operation)
  if (refusal !== undefined) return refuse(refusal)
  if (operation === 'insert' && account.fault === 'insert-lost') return created()

  const entity = operation === 'insert' ? await request.clone().text() : ''
  const answered = await tables.forward(request)
  // The emulator's only 403: a key or signature that is not the account's.
  if (answered.status === 403) return refuse({ code: 'AuthenticationFailed' })
  if (operation === 'insert' && answered.ok) hold(context, account, entity)
  if (operation === 'delete' && answered.ok) drop(context, account, request)
  const isUnanswered = operation === 'insert' && account.fault === 'insert-unanswered'
  return isUnanswered ? SILENCE : asAzure(answered)
}

function dateRefusal(request: Request, now: number): Refusal | undefined {
  const dated = request.headers.get('x-ms-date') ?? request.headers.get('date')
  if (dated === null || now - Date.parse(dated) <= CLOCK_TOLERANCE_MS) return undefined
  return { code: 'AuthenticationFailed', detail: `Request date header too old: '${dated}'` }
}

function created(): Response {
  return new Response(null, { status: 204, headers: { 'preference-applied': 'return-no-content' } })
}

function asAzure(answered: Response): Response {
  answered.headers.set('server', 'Windows-Azure-Table/1.0 Microsoft-HTTPAPI/2.0')
  return answered
}

function hold({ journal }: SiteContext, account: LabAccount, body: string): void {
  const lead = JSON.parse(body) as Record<string, unknown> // the emulator accepted it as JSON
  const key = `${lead['PartitionKey']}/${lead['RowKey']}`
  journal.hold({ kind: 'azure-table', host: tableHost(account), key, lead })
}

function drop({ journal }: SiteContext, account: LabAccount, request: Request): void {
  const key = entityKey(request)
  if (key !== undefined) journal.drop(tableHost(account), key)
}
