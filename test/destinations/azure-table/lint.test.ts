// A connection string and the cloud of the offer.
import { describe, expect, it } from 'vitest'
import { azureTableConfig } from '../../../src/destinations/azure-table/config.ts'
import { FULL, NOW } from './connection-strings.ts'

describe('the lint', () => {
  const lint = (connectionString: string, cloud: 'global' | 'china') =>
    azureTableConfig
      .lint({ type: 'azure-table', connectionString }, { cloud, now: NOW })
      .map(({ outcome, codes }) => `${outcome} ${codes.join(' ')}`)

  it('warns of an account in another cloud', () => {
    expect(lint(FULL, 'china')).toEqual(['warn lp:cloud-mismatch'])
    expect(lint(FULL.replace('windows.net', 'chinacloudapi.cn'), 'global')).toEqual([
      'warn lp:cloud-mismatch',
    ])
    expect(lint(FULL.replace('windows.net', 'chinacloudapi.cn'), 'china')).toEqual([])
  })

  it('fails the closed cloud', () => {
    expect(lint(FULL.replace('core.windows.net', 'core.cloudapi.de'), 'global')).toEqual([
      'fail lp:cloud-mismatch',
    ])
  })
})
