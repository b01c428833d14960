// jsforce with our transport: sign-in, and the questions of the deep check. Loaded only when
// API credentials were given.
import { Connection } from 'jsforce/lib/connection.js'
import { OAuth2 } from 'jsforce/lib/oauth2.js'
import type { LeadRecord } from '../../lead/salesforce-form.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'
import { jsforceAdapter } from '../../net/jsforce-transport.ts'
import { loginUrlOf } from './api-login.ts'
import type { SalesforceApiConfig } from './config.ts'
import type { LeadField } from './predict.ts'
import { quoted } from './soql.ts'

/** Version 65 and later have no SOAP login. */
const API_VERSION = '64.0'

/** A call that worked, or the exchange in which it did not. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly exchange: Exchange; readonly message: string }
export type Refused = Extract<Attempt<unknown>, { ok: false }>

export interface Organization {
  readonly Id: string
  readonly Name: string
  readonly IsSandbox: boolean
}

export interface SalesforceClient {
  /** Host of the organization's API, the login host before the sign-in. */
  host(): string
  /** One attempt, whatever the answer. `assertion` is the signed statement of the JWT flow. */
  signIn(assertion?: string): Promise<Attempt<unknown>>
  organization(): Promise<Attempt<Organization | undefined>>
  describeLead(): Promise<Attempt<readonly LeadField[]>>
  /** Names of the active ones. */
  validationRules(): Promise<Attempt<readonly string[]>>
  duplicateRules(): Promise<Attempt<readonly string[]>>
  /** Ids of the leads with this last name. */
  findLeads(lastName: string): Promise<Attempt<readonly string[]>>
  /** Resolves with the new lead's id. */
  createLead(record: LeadRecord): Promise<Attempt<string>>
  deleteLead(id: string): Promise<Attempt<unknown>>
  /** The rows of a query, each with the columns that were asked for. */
  rows(soql: string): Promise<Attempt<readonly Row[]>>
  /** How many records a `SELECT COUNT()` finds, those in the recycle bin included. */
  count(soql: string): Promise<Attempt<number>>
}

export function openClient(api: SalesforceApiConfig, net: Transport): SalesforceClient {
  const adapter = jsforceAdapter(net)
  const connection = openConnection(api, adapter.transport)
  const attempt = async <T>(call: () => Promise<T>): Promise<Attempt<T>> => {
    const before = adapter.latest()
    try {
      return { ok: true, value: await call() }
    } catch (error) {
      const exchange = adapter.latest()
      if (exchange === undefined || exchange === before) throw error // nothing was sent: a bug
      return { ok: false, exchange, message: error instanceof Error ? error.message : '' }
    }
  }
  const names = async (path: string, column: string) =>
    (await connection.requestGet<Records>(path)).records.map((record) => String(record[column]))
  return {
    host: () => new URL(connection.instanceUrl || loginUrlOf(api)).hostname,
    signIn: (assertion) =>
      attempt(async () => {
        await signIn(connection, api, assertion)
        forgetRefresh(connection)
      }),
    organization: () =>
      attempt(async () => {
        const soql = 'SELECT Id, Name, IsSandbox FROM Organization'
        return (await connection.query<Organization & Row>(soql)).records[0]
      }),
    describeLead: () => attempt(async () => (await connection.describe('Lead')).fields),
    validationRules: () =>
      attempt(() => names(`/tooling/query?q=${encodeURIComponent(VALIDATION)}`, 'ValidationName')),
    duplicateRules: () =>
      attempt(() => names(`/query?q=${encodeURIComponent(DUPLICATE)}`, 'DeveloperName')),
    findLeads: (lastName) =>
      attempt(async () => {
        const soql = `SELECT Id FROM Lead WHERE LastName = ${quoted(lastName)} LIMIT 10`
        return (await connection.query<Row>(soql)).records.map(({ Id }) => String(Id))
      }),
    createLead: (record) =>
      attempt(async () => {
        const saved = await connection.create('Lead', { ...record })
        return String(saved.id)
      }),
    deleteLead: (id) => attempt(() => connection.destroy('Lead', id)),
    rows: (soql) => attempt(async () => (await connection.query<Row>(soql)).records),
    count: (soql) =>
      attempt(async () => (await connection.query(soql, { scanAll: true })).totalSize),
  }
}

const VALIDATION =
  "SELECT Id, ValidationName, Active, ErrorMessage, ErrorDisplayField FROM ValidationRule WHERE EntityDefinition.QualifiedApiName = 'Lead' AND Active = true"
const DUPLICATE =
  "SELECT Id, DeveloperName, IsActive FROM DuplicateRule WHERE SobjectType = 'Lead' AND IsActive = true"

export type Row = Readonly<Record<string, unknown>>

interface Records {
  readonly records: readonly Row[]
}

function openConnection(
  api: SalesforceApiConfig,
  transport: ReturnType<typeof jsforceAdapter>['transport'],
): Connection {
  const loginUrl = loginUrlOf(api)
  const oauth2 = new OAuth2({ loginUrl, ...clientOf(api) })
  const session =
    api.type === 'access-token' ? { instanceUrl: loginUrl, accessToken: api.accessToken } : {}
  const connection = new Connection({ loginUrl, version: API_VERSION, oauth2, ...session })
  forgetRefresh(connection)
  // Private in the types only: this is where both look for their transport.
  Object.assign(oauth2, { _transport: transport })
  Object.assign(connection, { _transport: transport })
  return connection
}

function clientOf(api: SalesforceApiConfig) {
  if (api.type === 'client-credentials') {
    return { clientId: api.clientId, clientSecret: api.clientSecret }
  }
  if (api.type === 'password' && isForOAuth(api)) {
    return { clientId: api.clientId, clientSecret: api.clientSecret }
  }
  return api.type === 'jwt' ? { clientId: api.clientId } : {}
}

/** Which of the two ways is known beforehand: whoever is refused one is not let try the other. */
function isForOAuth<T extends { clientId?: string | undefined; clientSecret?: string | undefined }>(
  api: T,
): api is T & { clientId: string; clientSecret: string } {
  return api.clientId !== undefined && api.clientSecret !== undefined
}

async function signIn(
  connection: Connection,
  api: SalesforceApiConfig,
  assertion = '',
): Promise<void> {
  switch (api.type) {
    case 'client-credentials':
      await connection.authorize({ grant_type: 'client_credentials' })
      return
    case 'jwt':
      await connection.authorize({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion,
      })
      return
    case 'password': {
      const secret = api.password + (api.securityToken ?? '')
      if (isForOAuth(api)) await connection.loginByOAuth2(api.userName, secret)
      else await connection.loginBySoap(api.userName, secret)
      return
    }
    case 'access-token':
  }
}

/** Left in place it would sign in again by itself after a refusal, and lock the user out. */
function forgetRefresh(connection: Connection): void {
  Object.assign(connection, { _refreshDelegate: undefined })
}
