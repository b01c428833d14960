// Azure tables: accounts that work, and every refusal of the service.
import { madeUpKey, madeUpSasSignature } from '../made-up.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import { type LabAccount, labAccounts, tableHost } from '../tables/accounts.ts'
import type { TableFault } from '../tables/faults.ts'
import { expectation, tableScenario } from './define.ts'

const HEALTHY = expectation('clean-up', 'pass')
const ASK_FOR_KEYS = 'Copy the connection string again under Access keys of the storage account.'
const NEW_SAS = 'Give the connection string with the account key instead of the signature.'

export const tableScenarios: readonly Scenario[] = [
  tableScenario(
    'healthy',
    'The table takes the lead, shows it and removes it',
    keyed('contosoleads'),
    HEALTHY,
  ),
  tableScenario('healthy-china', 'An account in Azure China', keyed('contosochina'), HEALTHY, {
    cloud: 'china',
  }),
  tableScenario(
    'healthy-us-government',
    'An account in Azure Government',
    keyed('contosogov'),
    HEALTHY,
    { cloud: 'us-government' },
  ),
  tableScenario(
    'auth-failed',
    'The account key is not the right one any more',
    keyed('contosoleads', madeUpKey('rotated')),
    failing('auth-failed'),
    { heals: ASK_FOR_KEYS },
  ),
  tableScenario(
    'account-not-found',
    'No storage account has this name',
    keyed('contosoleads').replace('contosoleads', 'contosoleadz'),
    expectation('network', 'fail', 'azure-table/account-not-found'),
    { heals: 'Correct AccountName.' },
  ),
  tableScenario(
    'no-table-service',
    'The account is of a kind that stores blobs only',
    keyed('contosoleads').replace('contosoleads', 'contosopremium'),
    expectation('network', 'fail', 'azure-table/no-table-service'),
    { heals: 'Use a general-purpose v2 account.' },
  ),
  faulty(
    'network-blocked',
    'The firewall of the account keeps others out',
    failing('network-blocked'),
    {
      heals: 'Allow access from all networks.',
    },
  ),
  faulty(
    'key-auth-disabled',
    'The account does not allow access by key',
    failing('key-auth-disabled'),
    {
      heals: 'Switch "Allow storage account key access" on.',
    },
  ),
  signed('sas-permission', 'The stored access policy allows reading only', 'sas-permission'),
  signed('sas-expired', 'The stored access policy has expired', 'sas-expired'),
  faulty('account-disabled', 'The subscription is disabled', failing('account-disabled')),
  signed(
    'create-refused',
    'The table is absent, and the signature may not create it',
    'create-refused',
    'sas-permission',
  ),
  faulty(
    'table-not-found',
    'The table is gone again as soon as it was created',
    failing('table-not-found'),
    { heals: 'Find out what deletes the table, and create it by hand.' },
  ),
  faulty('table-being-deleted', 'The table is being deleted', unsure('table-being-deleted')),
  faulty('clock-skew', 'The clocks differ by 26 minutes', unsure('clock-skew')),
  faulty('payload-rejected', 'The service refuses a property', unsure('payload-rejected')),
  faulty('server-busy', 'The service is busy', unsure('unavailable')),
  faulty('internal-error', 'The service has an internal error', unsure('unavailable')),
  faulty(
    'insert-unanswered',
    'The lead is stored, and the answer never comes',
    expectation('write', 'inconclusive', 'network/timeout'),
    { timeoutMs: 3000 },
  ),
  faulty(
    'insert-lost',
    'The service says created, and the lead is not there',
    expectation('read-back', 'fail', 'azure-table/lead-not-found'),
  ),
  faulty(
    'delete-refused',
    'The lead may be written but not deleted',
    expectation('clean-up', 'warn', 'lead/test-lead-left-behind'),
    { heals: 'Delete the lead by hand.' },
  ),
]

/** As the portal shows it; another key stands for a wrong one. */
export function keyed(name: string, key?: string): string {
  const account = accountNamed(name)
  return `DefaultEndpointsProtocol=https;AccountName=${name};AccountKey=${key ?? account.key};EndpointSuffix=${account.suffix}`
}

function failing(rule: string): Expectation {
  return expectation('write', 'fail', `azure-table/${rule}`)
}

function unsure(rule: string): Expectation {
  return expectation('write', 'inconclusive', `azure-table/${rule}`)
}

function faulty(
  fault: TableFault,
  title: string,
  expect: Expectation,
  more: Pick<Scenario, 'heals' | 'timeoutMs'> = {},
): Scenario {
  return tableScenario(fault, title, keyed(accountWith(fault).name), expect, more)
}

/** A signature that leaves permissions and expiry to a stored access policy, so only Azure knows them. */
function signed(name: string, title: string, fault: TableFault, rule: string = fault): Scenario {
  const endpoint = `https://${tableHost(accountWith(fault))}/`
  const sas = `sv=2023-11-03&si=leads&tn=MarketplaceLeads&sig=${madeUpSasSignature(fault)}`
  const connectionString = `TableEndpoint=${endpoint};SharedAccessSignature=${sas}`
  return tableScenario(name, title, connectionString, failing(rule), { heals: NEW_SAS })
}

function accountNamed(name: string): LabAccount {
  return found(labAccounts.find((account) => account.name === name))
}

function accountWith(fault: TableFault): LabAccount {
  return found(labAccounts.find((account) => account.fault === fault))
}

function found(account: LabAccount | undefined): LabAccount {
  if (account === undefined) throw new Error('a scenario names an account that the lab has not')
  return account
}
