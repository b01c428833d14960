// The orgs there are: one that works for each way in, and one for each way to lose a lead.

import type { OrgIdentity } from './healthy-org.ts'
import { JWT_PUBLIC_KEY } from './jwt-keys.ts'
import { leadField } from './lead-fields.ts'
import type { Org } from './org.ts'

export interface OrgDefinition extends OrgIdentity {
  /** What belongs to the org also in good health. */
  readonly setUp?: (org: Org) => void
  /** What is wrong with it. */
  readonly fault?: (org: Org) => void
  /** What stays different once that is mended. */
  readonly mended?: ((org: Org) => void) | undefined
}

/** The phone number of every test lead: what a rule that compares phone numbers trips over. */
const TEST_PHONE = '1234567890'

const NEEDS_STREET = {
  name: 'Street_needed',
  isActive: true,
  message: 'Leads need a street.',
  formula: 'ISBLANK(Street)',
  field: 'Street',
  rejects: ({ Street }: Org['leads'][number]) => Street === undefined || Street === null,
}

const REGION = leadField('Region__c', 'picklist', 255, {
  label: 'Region',
  custom: true,
  nillable: false,
  restrictedPicklist: true,
  picklistValues: ['EMEA', 'APAC', 'AMER'],
  webName: '00N5E000004Wxyz',
})

const BUDGET = leadField('Budget_Code__c', 'string', 20, {
  label: 'Budget Code',
  custom: true,
  nillable: false,
  webName: '00N5E000004Wabc',
})

/** By the name of its scenario. */
const FAULTS = {
  'required-picklist': (org) => void org.fields.push({ ...REGION }),
  'required-field': (org) => void org.fields.push({ ...BUDGET }),
  'restricted-picklist': (org) => changeField(org, 'LeadSource', { restrictedPicklist: true }),
  'string-too-long': (org) => changeField(org, 'LeadSource', { length: 40 }),
  'country-picklist': (org) => {
    org.countries = [
      { code: 'US', integrationValue: 'United States' },
      { code: 'DE', integrationValue: 'Germany' },
    ]
  },
  'validation-rule': (org) => void org.validationRules.push({ ...NEEDS_STREET }),
  duplicate: (org) => {
    org.duplicateRules.push({ name: 'Same phone', isActive: true, matchesOn: 'Phone' })
    org.leads.push({ Id: '00Q5E00000AAAAAIAU', LastName: 'Earlier', Phone: TEST_PHONE })
  },
  'trigger-failed': (org) => {
    org.failingTrigger = 'LeadRouting'
  },
  'recaptcha-required': (org) => {
    org.webToLead.requiresCaptcha = true
    leadCameOnce(org)
    leadsCameToday(org, 3)
  },
  'recaptcha-unproven': ({ webToLead }) => {
    webToLead.requiresCaptcha = true
  },
  'web-to-lead-disabled': (org) => {
    org.webToLead.isEnabled = false
    leadCameOnce(org)
  },
  'web-to-lead-limit': (org) => {
    org.webToLead.submittedToday = org.webToLead.dailyLimit
    leadCameOnce(org)
    leadsCameToday(org, org.webToLead.dailyLimit)
  },
  'default-lead-creator': (org) => {
    org.webToLead.creator.canModifyAllData = false
    leadCameOnce(org)
  },
  'lock-contention': (org) => {
    org.isLocked = true
  },
  'web-to-lead-rejected': ({ webToLead }) => {
    webToLead.exception = 'common.exception.SalesforceGenericException'
  },
  'web-to-lead-unavailable': ({ webToLead }) => {
    webToLead.outage = 'maintenance'
  },
  'web-to-lead-redirect': ({ webToLead }) => {
    webToLead.outage = 'https://www.contoso.example/thank-you'
  },
  'no-processed-header': ({ webToLead }) => {
    webToLead.saysProcessed = false
  },
  'no-run-as-user': ({ app }) => {
    app.hasRunAsUser = false
  },
  'app-not-approved': ({ app }) => {
    app.isUserApproved = false
  },
  'user-inactive': ({ user }) => {
    user.isActive = false
  },
  'password-expired': ({ user }) => {
    user.isPasswordExpired = true
  },
  'ip-restricted': ({ user }) => {
    user.restriction = 'ip restricted'
  },
  'login-hours': ({ user }) => {
    user.restriction = 'invalid login hours'
  },
  'soap-login-retired': ({ api }) => {
    api.isSoapLoginOffered = false
  },
  'session-invalid': ({ sessions }) => sessions.clear(),
  'api-disabled': ({ api }) => {
    api.isEnabled = false
  },
  'api-limit': ({ api }) => {
    api.requestsToday = api.dailyRequests
  },
  'api-unavailable': ({ api }) => {
    api.outage = 'maintenance'
  },
  'api-redirect': ({ api }) => {
    api.outage = 'https://www.contoso.example/moved'
  },
  'no-lead-access': ({ user }) => {
    user.canSeeLeads = false
  },
  'no-setup-access': ({ user }) => {
    user.canViewSetup = false
  },
  'cannot-delete': ({ user }) => {
    user.canDeleteLeads = false
  },
} as const satisfies Readonly<Record<string, (org: Org) => void>>
export type OrgFault = keyof typeof FAULTS

/** Where mending is not the same as that there never was a fault. */
const MENDED: Partial<Record<OrgFault, (org: Org) => void>> = {
  'required-picklist': (org) => void org.fields.push({ ...REGION, nillable: true }),
  'required-field': (org) => void org.fields.push({ ...BUDGET, nillable: true }),
  'country-picklist': (org) => {
    org.countries = ['US', 'DE'].map((code) => ({ code, integrationValue: code }))
  },
  'validation-rule': (org) => void org.validationRules.push({ ...NEEDS_STREET, isActive: false }),
}

/** Orgs without a fault, by what they are for. */
export const HEALTHY_ORG: OrgIdentity = { label: 'contoso' }
export const OTHER_ORG: OrgIdentity = { label: 'fabrikam' }
export const SANDBOX_ORG: OrgIdentity = { label: 'contoso-test', isSandbox: true }
export const JWT_ORG: OrgIdentity = { label: 'contoso-jwt' }
export const SOAP_ORG: OrgIdentity = { label: 'contoso-soap' }
export const TOKEN_ORG: OrgIdentity = { label: 'contoso-token' }

export function faultyOrg(fault: OrgFault): OrgIdentity {
  return { label: `contoso-${fault}` }
}

export const orgDefinitions: readonly OrgDefinition[] = [
  HEALTHY_ORG,
  OTHER_ORG,
  SANDBOX_ORG,
  { ...JWT_ORG, setUp: certify },
  SOAP_ORG,
  TOKEN_ORG,
  ...Object.entries(FAULTS).map(([name, fault]) => ({
    ...faultyOrg(name as OrgFault),
    fault,
    mended: MENDED[name as OrgFault],
  })),
]

const HOUR_MS = 3_600_000

/** The marketplace delivered a lead when all was well. */
function leadCameOnce({ earlierLeads, webToLead }: Org): void {
  const source = 'AzureMarketplace-INS|contoso.offer'
  earlierLeads.push({ agoMs: 40 * 24 * HOUR_MS, source, createdBy: webToLead.creator.id })
}

/** The forms of the publisher's website, which show a reCAPTCHA. */
function leadsCameToday({ earlierLeads, webToLead }: Org, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const agoMs = HOUR_MS + at * 60_000
    earlierLeads.push({ agoMs, source: 'Web', createdBy: webToLead.creator.id })
  }
}

function certify({ app }: Org): void {
  app.certificateKey = JWT_PUBLIC_KEY
}

function changeField(
  { fields }: Org,
  name: string,
  change: Partial<Omit<Org['fields'][number], 'name'>>,
): void {
  const field = fields.find((one) => one.name === name)
  if (field !== undefined) Object.assign(field, change)
}
