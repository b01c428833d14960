// What ends soon is a warning while there is time to act.
import { describe, expect, it } from 'vitest'
import type { CheckOptions } from '../../src/run/check-request.ts'
import { checkInLab, labOfFile } from '../lab/lab-of-file.ts'

const lab = labOfFile()

const check = (destination: object, options: CheckOptions) =>
  checkInLab(lab, { destination, name: 'd', cloud: 'global', options })

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const table = (end: string) => ({
  type: 'azure-table',
  connectionString: `TableEndpoint=https://contososas.table.core.windows.net/;SharedAccessSignature=sv=2022-11-02&ss=t&srt=sco&sp=rwdlau&se=${encodeURIComponent(end.replace(/\.\d+/, ''))}&sig=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE%3D`,
})
const endpoint = { type: 'https-endpoint', url: 'https://leads.contoso.example/hook' }

const rulesOf = async (destination: object, options: CheckOptions) =>
  (await check(destination, options)).findings.map(({ rule, severity }) => `${severity} ${rule}`)

describe('a shared access signature', () => {
  it('that ends within the days is a warning on its field', async () => {
    const report = await check(table(inDays(10)), { offline: true, lookAheadDays: 30 })
    expect(report.verdict).toBe('warn')
    expect(report.findings[0]).toMatchObject({
      rule: 'config/expires-soon',
      severity: 'warning',
      field: '/connectionString',
    })
    expect(report.findings[0]?.cause).toContain('before 30 days are over')
  })

  it('that ends later, has ended, or is not asked about, is none', async () => {
    const soon = 'warning config/expires-soon'
    expect(await rulesOf(table(inDays(40)), { offline: true, lookAheadDays: 30 })).not.toContain(
      soon,
    )
    expect(await rulesOf(table(inDays(-1)), { offline: true, lookAheadDays: 30 })).not.toContain(
      soon,
    )
    expect(await rulesOf(table(inDays(10)), { offline: true })).not.toContain(soon)
  })
})

describe('a certificate', () => {
  it('that ends within the days is a warning, and the lead is sent all the same', async () => {
    const report = await check(endpoint, { lookAheadDays: 730 })
    expect(report.verdict).toBe('warn')
    expect(report.findings[0]?.rule).toBe('tls/expires-soon')
    expect(report.testLead.receipt).toBe('created')
  })

  it('is none when nobody asks', async () => {
    expect(await rulesOf(endpoint, {})).not.toContain('warning tls/expires-soon')
  })
})
