import { describe, expect, it } from 'vitest'
import { httpsPayload } from '../../src/lead/https-payload.ts'
import { tableEntity } from '../../src/lead/table-entity.ts'
import { createTestLead } from '../../src/lead/test-lead.ts'
import { ticksOf } from '../../src/lead/ticks.ts'

const MOMENT = Date.UTC(2026, 10, 21, 12, 0, 0)
const clock = { now: () => MOMENT, monotonicMs: () => 0 }
const lead = createTestLead({ clock, randomBytes: (n) => new Uint8Array(n) }, 'contoso.offer')

describe('ticksOf', () => {
  it('agrees with .NET for a known moment', () => {
    // new DateTime(2000, 1, 1).Ticks
    expect(ticksOf(Date.UTC(2000, 0, 1), new Uint8Array([0, 0]))).toBe('630822816000000000')
  })

  it('gives 18 digits whatever the entropy', () => {
    expect(ticksOf(MOMENT, new Uint8Array([255, 255]))).toMatch(/^\d{18}$/)
  })

  it('differs within one millisecond', () => {
    expect(ticksOf(MOMENT, new Uint8Array([0, 1]))).not.toBe(
      ticksOf(MOMENT, new Uint8Array([0, 2])),
    )
  })
})

describe('a test lead', () => {
  it('is marked in every free field', () => {
    expect(lead.marker).toMatch(/^MSFT_TEST_\d{18}$/)
    const marked = [lead.firstName, lead.lastName, lead.company, lead.title, lead.description]
    expect(new Set(marked)).toEqual(new Set([lead.marker]))
    expect(lead.email).toBe(`${lead.marker}@test.com`)
  })

  it('has only strings in its HTTPS body, as a flow schema demands', () => {
    const { UserDetails, ...rest } = httpsPayload(lead)
    expect(Object.keys(UserDetails)).toEqual([
      'FirstName',
      'LastName',
      'Email',
      'Phone',
      'Country',
      'Company',
      'Title',
    ])
    const values = [...Object.values(UserDetails), ...Object.values(rest)]
    expect(values.every((value) => typeof value === 'string')).toBe(true)
  })

  it('has legal table keys and its customer fields as JSON', () => {
    const entity = tableEntity(lead)
    expect(entity.partitionKey).toBe('2026-11-21')
    expect(entity.rowKey).not.toMatch(/[/\\#?]/)
    expect(JSON.parse(entity.CustomerInfo)).toMatchObject({ Email: lead.email })
    expect(entity.LeadSource).toBe('AzureMarketplace-INS|contoso.offer')
  })
})
