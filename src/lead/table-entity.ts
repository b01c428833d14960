// The row an Azure table gets.
import type { TestLead } from '../model/test-lead.ts'
import { customerInfo } from './customer-info.ts'
import { formatLeadSource } from './lead-source.ts'

/** The table the marketplace writes to, from the function binding Microsoft documented. */
export const LEADS_TABLE = 'MarketplaceLeads'

/**
 * Columns as public readers of the table bind them; `CustomerInfo` is JSON in a string. The keys the
 * marketplace uses are not documented: ours are the day and the marker.
 */
export function tableEntity(lead: TestLead) {
  const createdTime = new Date(lead.createdAt).toISOString()
  return {
    partitionKey: createdTime.slice(0, 10),
    rowKey: lead.marker,
    ActionCode: lead.action,
    CreatedTime: createdTime,
    CustomerInfo: JSON.stringify(customerInfo(lead)),
    Description: lead.description,
    LeadSource: formatLeadSource(lead),
    OfferDisplayName: lead.offer,
    ProductId: lead.offer,
  }
}
