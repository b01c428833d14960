// What the deep check asks of Salesforce's API. Loaded only when API credentials were given.
import type { LeadRecord } from '../../lead/salesforce-form.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Transport } from '../../model/transport.ts'
import { jsforceAdapter } from '../../net/jsforce-transport.ts'
import { loginUrlOf } from './api-login.ts'
import type { SalesforceApiConfig } from './config.ts'
import { openConnection, signIn } from './connection.ts'
import type { LeadField } from './predict.ts'
import { quoted } from './soql.ts'

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
    signIn: (assertion) => attempt(() => signIn(connection, api, assertion)),
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
