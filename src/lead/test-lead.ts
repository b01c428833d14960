// Makes the test lead of one check: the values Microsoft's own sample shows, with our marker.
import type { Clock } from '../model/platform.ts'
import type { TestLead } from '../model/test-lead.ts'
import { ticksOf } from './ticks.ts'

interface LeadSources {
  readonly clock: Clock
  randomBytes(length: number): Uint8Array
}

/** `offer` is `publisherId.offerId`; without one the marker stands in, as it does at Microsoft. */
export function createTestLead(sources: LeadSources, offer?: string): TestLead {
  const createdAt = sources.clock.now()
  const ticks = ticksOf(createdAt, sources.randomBytes(2))
  const marker = `MSFT_TEST_${ticks}`
  return {
    marker,
    ticks,
    createdAt,
    firstName: marker,
    lastName: marker,
    email: `${marker}@test.com`,
    phone: '1234567890',
    country: 'US',
    company: marker,
    title: marker,
    source: 'AzureMarketplace',
    action: 'INS',
    offer: offer ?? marker,
    description: marker,
  }
}
