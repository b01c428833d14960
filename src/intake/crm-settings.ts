// Recognises what a CRM shows for copying: Salesforce form HTML, Marketo embed code, Dynamics settings.
import { findDynamicsSettings } from './dynamics-settings.ts'
import { findMarketoForm } from './marketo-embed-code.ts'
import type { Find } from './recognised.ts'
import { findWebToLeadForm } from './web-to-lead-form.ts'

const BARE_OID = /^["']?(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)["']?$/
const NAMED_OID = /^(?:oid|orgid)\s*[:=]\s*["']?(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)["']?$/i

export function findCrmSettings(text: string): Find | undefined {
  return (
    findMarketoForm(text) ??
    findWebToLeadForm(text) ??
    findOrganizationId(text) ??
    findDynamicsSettings(text)
  )
}

function findOrganizationId(text: string): Find | undefined {
  const organizationId = (BARE_OID.exec(text) ?? NAMED_OID.exec(text))?.[1]
  if (organizationId === undefined) return undefined
  return {
    what: 'an organization identifier of Salesforce',
    destination: { type: 'salesforce', organizationId },
  }
}
