// The seven customer fields every destination carries in one shape or another.
import type { TestLead } from '../model/test-lead.ts'

export function customerInfo(lead: TestLead) {
  return {
    FirstName: lead.firstName,
    LastName: lead.lastName,
    Email: lead.email,
    Phone: lead.phone,
    Country: lead.country,
    Company: lead.company,
    Title: lead.title,
  }
}
