// The JSON body an HTTPS endpoint gets.
import type { TestLead } from '../model/test-lead.ts'
import { customerInfo } from './customer-info.ts'

/**
 * Follows the schema and the example of Microsoft's HTTPS page, which spell `UserDetails`; its FAQ
 * sample spells `userDetails`. All values are strings: a flow's schema refuses null.
 */
export function httpsPayload(lead: TestLead) {
  return {
    UserDetails: customerInfo(lead),
    LeadSource: lead.source,
    ActionCode: lead.action,
    OfferTitle: lead.offer,
    Description: lead.description,
  }
}
