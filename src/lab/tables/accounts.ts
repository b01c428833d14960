// The storage accounts of the lab: one that works in each cloud, and one for each fault.
import type { TableAccount } from '../host.ts'
import { madeUpKey } from '../made-up.ts'
import type { TableFault } from './faults.ts'

export interface LabAccount extends TableAccount {
  readonly suffix: string
  readonly fault?: TableFault
}

const FAULTY: Readonly<Record<string, TableFault>> = {
  contosofirewalled: 'network-blocked',
  contosokeysoff: 'key-auth-disabled',
  contososasread: 'sas-permission',
  contososasold: 'sas-expired',
  contosodisabled: 'account-disabled',
  contosocreate: 'create-refused',
  contosonotable: 'table-not-found',
  contosodeleting: 'table-being-deleted',
  contosoclock: 'clock-skew',
  contosopicky: 'payload-rejected',
  contosobusy: 'server-busy',
  contosobroken: 'internal-error',
  contososilent: 'insert-unanswered',
  contosoforgets: 'insert-lost',
  contosokeeps: 'delete-refused',
}

export const labAccounts: readonly LabAccount[] = [
  account('contosoleads', 'core.windows.net'),
  account('contosochina', 'core.chinacloudapi.cn'),
  account('contosogov', 'core.usgovcloudapi.net'),
  ...Object.entries(FAULTY).map(([name, fault]) => account(name, 'core.windows.net', fault)),
]

export function tableHost({ name, suffix }: Pick<LabAccount, 'name' | 'suffix'>): string {
  return `${name}.table.${suffix}`
}

function account(name: string, suffix: string, fault?: TableFault): LabAccount {
  return { name, suffix, key: madeUpKey(name), ...(fault === undefined ? {} : { fault }) }
}
