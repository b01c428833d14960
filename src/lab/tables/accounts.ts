// The storage accounts of the lab.
import type { TableAccount } from '../host.ts'
import { madeUpKey } from '../made-up.ts'

export const tableAccounts: readonly TableAccount[] = ['contosoleads'].map((name) => ({
  name,
  key: madeUpKey(name),
}))
