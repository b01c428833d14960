// Azure tables: accounts that work, and every refusal of the service.
import { madeUpKey, madeUpSasSignature } from '../made-up.ts'
import type { Expectation, Mend, Scenario } from '../scenario.ts'
import { type LabAccount, labAccounts, tableHost } from '../tables/accounts.ts'
import type { TableFault } from '../tables/faults.ts'
import { expectation, mendWith, tableScenario } from './define.ts'

const HEALTHY = expectation('clean-up', 'pass')
const OUTAGE = 'Wait until Azure works again, and run the check again.'
const ASK_FOR_KEYS = 'Copy the connection string again under Access keys of the storage account.'
const WAITING = { byWaiting: true } as const
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
    byString(ASK_FOR_KEYS, 'contosoleads'),
  ),
  tableScenario(
    'account-not-found',
    'No storage account has this name',
    keyed('contosoleads').replace('contosoleads', 'contosoleadz'),
    expectation('network', 'fail', 'azure-table/account-not-found'),
    byString('Correct AccountName.', 'contosoleads'),
  ),
  tableScenario(
    'no-table-service',
    'The account is of a kind that stores blobs only',
    keyed('contosoleads').replace('contosoleads', 'contosopremium'),
    expectation('network', 'fail', 'azure-table/no-table-service'),
    byString('Give the connection string of a general-purpose v2 account.', 'contosoleads'),
  ),
  faulty(
    'network-blocked',
    'The firewall of the account keeps others out',
    failing('network-blocked'),
    'Allow access to the account from all networks.',
  ),
  faulty(
    'key-auth-disabled',
    'The account does not allow access by key',
    failing('key-auth-disabled'),
    'Switch "Allow storage account key access" on.',
  ),
  signed('sas-permission', 'The stored access policy allows reading only', 'sas-permission'),
  signed('sas-expired', 'The stored access policy has expired', 'sas-expired'),
  faulty(
    'account-disabled',
    'The subscription is disabled',
    failing('account-disabled'),
    'Reactivate the Azure subscription that holds the account.',
  ),
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
    'Switch off whatever deletes the table, and create it again.',
  ),
  faulty(
    'table-being-deleted',
    'The table is being deleted',
    unsure('table-being-deleted'),
    'Wait until Azure has deleted the table, which takes a minute. The check then makes it anew.',
    WAITING,
  ),
  faulty(
    'clock-skew',
    'The clocks differ by 26 minutes',
    unsure('clock-skew'),
    'Set the clock of the machine that runs the check.',
  ),
  faulty(
    'payload-rejected',
    'The service refuses a property',
    unsure('payload-rejected'),
    'Report it: the marketplace sends the same property, and nothing can be changed about it.',
    WAITING,
  ),
  faulty('server-busy', 'The service is busy', unsure('unavailable'), OUTAGE, WAITING),
  faulty(
    'internal-error',
    'The service has an internal error',
    unsure('unavailable'),
    OUTAGE,
    WAITING,
  ),
  faulty(
    'insert-unanswered',
    'The lead is stored, and the answer never comes',
    expectation('write', 'inconclusive', 'network/timeout'),
    OUTAGE,
    { ...WAITING, timeoutMs: 3000 },
  ),
  faulty(
    'insert-lost',
    'The service says created, and the lead is not there',
    expectation('read-back', 'fail', 'azure-table/lead-not-found'),
    'Switch off whatever deletes the rows of the table.',
  ),
  faulty(
    'delete-refused',
    'The lead may be written but not deleted',
    expectation('clean-up', 'warn', 'lead/test-lead-left-behind'),
    'Take the lock, or the policy against deleting, off the account. Delete the lead by hand.',
  ),
]

/** As the portal shows it; another key stands for a wrong one. */
export function keyed(name: string, key?: string): string {
  const account = accountNamed(name)
  return `DefaultEndpointsProtocol=https;AccountName=${name};AccountKey=${key ?? account.key};EndpointSuffix=${account.suffix}`
}

/** Mended by the connection string of an account that is right. */
export function byString(does: string, name: string): Pick<Scenario, 'mend'> {
  return mendWith(does, {
    destination: { type: 'azure-table', connectionString: keyed(name) },
  })
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
  does: string,
  { byWaiting, ...more }: Pick<Scenario, 'timeoutMs'> & Pick<Mend, 'byWaiting'> = {},
): Scenario {
  const account = accountWith(fault)
  const place = tableHost(account)
  const mend = mendWith(does, byWaiting === undefined ? { place } : { place, byWaiting })
  return tableScenario(fault, title, keyed(account.name), expect, { ...mend, ...more })
}

/** A signature that leaves permissions and expiry to a stored access policy, so only Azure knows them. */
function signed(name: string, title: string, fault: TableFault, rule: string = fault): Scenario {
  const endpoint = `https://${tableHost(accountWith(fault))}/`
  const sas = `sv=2023-11-03&si=leads&tn=MarketplaceLeads&sig=${madeUpSasSignature(fault)}`
  const connectionString = `TableEndpoint=${endpoint};SharedAccessSignature=${sas}`
  const mend = mendWith(NEW_SAS, {
    destination: { type: 'azure-table', connectionString: keyed(accountWith(fault).name) },
    place: tableHost(accountWith(fault)), // what the signature may not do, the key may
  })
  return tableScenario(name, title, connectionString, failing(rule), mend)
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
