// Makes the test lead of one check: the values Microsoft's own sample shows, with our marker.
import type { Clock } from '../model/platform.ts'
import type { TestLead } from '../model/test-lead.ts'
import { momentOfTicks, ticksOf } from './ticks.ts'

const PREFIX = 'MSFT_TEST_'

interface LeadSources {
  readonly clock: Clock
  randomBytes(length: number): Uint8Array
}

/** `offer` is `publisherId.offerId`; without one the marker stands in, as it does at Microsoft. */
export function createTestLead(sources: LeadSources, offer?: string): TestLead {
  return leadOf(ticksOf(sources.clock.now(), sources.randomBytes(2)), offer)
}

/** The lead that an earlier check made with this marker. */
export function testLeadMarked(marker: string, offer?: string): TestLead {
  return leadOf(marker.slice(PREFIX.length), offer)
}

function leadOf(ticks: string, offer: string | undefined): TestLead {
  const marker = `${PREFIX}${ticks}`
  return {
    marker,
    ticks,
    createdAt: momentOfTicks(ticks),
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
