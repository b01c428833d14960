import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline'
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables'
import { beforeEach, expect, test } from 'vitest'
import { type LabAccount, labAccounts, tableHost } from '../../src/lab/tables/accounts.ts'
import { labOfFile } from './lab-of-file.ts'
import { ask } from './plain-client.ts'

const lab = labOfFile()
beforeEach(() => lab.reset())

const httpClient: HttpClient = {
  async sendRequest(request) {
    const answer = await ask(lab, request.url, {
      method: request.method,
      headers: request.headers.toJSON({ preserveCase: true }),
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
    })
    const headers = createHttpHeaders()
    for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value))
    return { request, status: answer.status, headers, bodyAsText: answer.body }
  },
}

function accountNamed(name: string): LabAccount {
  const account = labAccounts.find((one) => one.name === name)
  if (account === undefined) throw new Error(`no account ${name}`)
  return account
}

function tableOf(account: LabAccount, key = account.key): TableClient {
  const credential = new AzureNamedKeyCredential(account.name, key)
  const options = { httpClient, retryOptions: { maxRetries: 0 } }
  return new TableClient(`https://${tableHost(account)}`, 'MarketplaceLeads', credential, options)
}

/** What a request was refused with. */
async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught as { statusCode?: number; details?: { errorCode?: string } },
  )
  return { status: error?.statusCode, code: error?.details?.errorCode }
}

const ENTITY = { partitionKey: '2026-11-20', rowKey: 'MSFT_TEST_1', Description: 'a lead' }

test.each(['contosoleads', 'contosochina', 'contosogov'])(
  'takes, shows and removes a lead at %s',
  async (name) => {
    const account = accountNamed(name)
    const table = tableOf(account)
    await table.createTable()
    await table.createEntity(ENTITY)
    expect(lab.leads(tableHost(account))).toMatchObject([{ lead: { RowKey: 'MSFT_TEST_1' } }])
    expect(await table.getEntity('2026-11-20', 'MSFT_TEST_1')).toMatchObject({
      Description: 'a lead',
    })
    await table.deleteEntity('2026-11-20', 'MSFT_TEST_1')
    expect(lab.leads('azure-table')).toEqual([])
    const gone = await refusalOf(table.getEntity('2026-11-20', 'MSFT_TEST_1'))
    expect(gone.status).toBe(404)
  },
)

test('refuses a key that is not the account’s, in the words of Azure', async () => {
  const account = accountNamed('contosoleads')
  const table = tableOf(account, accountNamed('contosobusy').key)
  const refused = await table.createEntity(ENTITY).catch((error: unknown) => error)
  expect(refused).toMatchObject({
    statusCode: 403,
    message: expect.stringContaining('Server failed to authenticate the request.'),
    details: { errorCode: 'AuthenticationFailed' },
  })
  expect(lab.leads()).toEqual([])
})

test.each([
  ['contosofirewalled', 403, 'AuthorizationFailure'],
  ['contosokeysoff', 403, 'KeyBasedAuthenticationNotPermitted'],
  ['contososasread', 403, 'AuthorizationPermissionMismatch'],
  ['contosodisabled', 403, 'AccountIsDisabled'],
  ['contosonotable', 404, 'TableNotFound'],
  ['contosodeleting', 409, 'TableBeingDeleted'],
  ['contosoclock', 403, 'AuthenticationFailed'],
  ['contosopicky', 400, 'PropertyValueTooLarge'],
  ['contosobusy', 503, 'ServerBusy'],
  ['contosobroken', 500, 'InternalError'],
])('%s refuses an insert with %i %s', async (name, status, code) => {
  const refusal = await refusalOf(tableOf(accountNamed(name)).createEntity(ENTITY))
  expect(refusal).toEqual({ status, code })
  expect(lab.leads()).toEqual([])
})

test('names the clock as the reason in the details of the refusal', async () => {
  const refused = tableOf(accountNamed('contosoclock')).createEntity(ENTITY)
  await expect(refused).rejects.toMatchObject({
    details: { AuthenticationErrorDetail: expect.stringMatching(/^Request date header too old/) },
  })
})

test('stores a lead whose insert it never answers', async () => {
  const account = accountNamed('contososilent')
  const table = tableOf(account)
  await table.createTable()
  const answered = await Promise.race([
    table.createEntity(ENTITY).then(() => 'answered'),
    becomesHeld(tableHost(account)).then(() => 'held'),
  ])
  expect(answered).toBe('held')
  expect(await table.getEntity('2026-11-20', 'MSFT_TEST_1')).toMatchObject({
    rowKey: 'MSFT_TEST_1',
  })
})

/** Reads until the lead is there; every round is a real request, so nothing spins. */
async function becomesHeld(host: string): Promise<void> {
  while (lab.leads(host).length === 0) await ask(lab, `https://${host}/Tables`)
}

test('loses a lead that it says it created', async () => {
  const table = tableOf(accountNamed('contosoforgets'))
  await table.createTable()
  await table.createEntity(ENTITY)
  expect(lab.leads()).toEqual([])
  expect((await refusalOf(table.getEntity('2026-11-20', 'MSFT_TEST_1'))).status).toBe(404)
})

test('keeps a lead that it refuses to delete', async () => {
  const account = accountNamed('contosokeeps')
  const table = tableOf(account)
  await table.createTable()
  await table.createEntity(ENTITY)
  const refusal = await refusalOf(table.deleteEntity('2026-11-20', 'MSFT_TEST_1'))
  expect(refusal).toEqual({ status: 403, code: 'AuthorizationPermissionMismatch' })
  expect(lab.leads(tableHost(account))).toHaveLength(1)
})
