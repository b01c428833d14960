// The row a Dynamics 365 organization gets in its Lead table.
import type { TestLead } from '../model/test-lead.ts'

/** Lead Source "Web" as Dynamics 365 is delivered. Which value the marketplace sends is not published. */
export const WEB_LEAD_SOURCE = 8

/**
 * Standard columns of the Lead table. Microsoft documents only `leadsourcecode`; the others are the
 * ones that hold the seven customer fields. The subject follows the source of Microsoft's test leads.
 */
export function dataverseLead(lead: TestLead, leadSource?: number) {
  return {
    subject: `${lead.marker}-${lead.marker}|${lead.offer}`,
    firstname: lead.firstName,
    lastname: lead.lastName,
    emailaddress1: lead.email,
    telephone1: lead.phone,
    jobtitle: lead.title,
    companyname: lead.company,
    address1_country: lead.country,
    description: lead.description,
    ...(leadSource === undefined ? {} : { leadsourcecode: leadSource }),
  }
}
