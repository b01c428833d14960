// An org in which nothing is wrong, to be broken by those that have a fault.
import { madeUpHex } from '../made-up.ts'
import { standardLeadFields } from './lead-fields.ts'
import type { ApiUser, Org, WebToLead } from './org.ts'
import { longId, madeUpOrgId } from './org-id.ts'
import { standingToken } from './sessions.ts'

export interface OrgIdentity {
  readonly label: string
  readonly isSandbox?: boolean
}

/** An org that takes leads, with an API user who may do all that a deep check does. */
export function healthyOrg({ label, isSandbox = false }: OrgIdentity): Org {
  return {
    id: longId(madeUpOrgId(label)),
    label,
    host: `${label}${isSandbox ? '--uat.sandbox' : ''}.my.salesforce.com`,
    isSandbox,
    webToLead: healthyWebToLead(label),
    fields: standardLeadFields(),
    validationRules: [],
    duplicateRules: [],
    api: {
      isEnabled: true,
      isSoapLoginOffered: true,
      isPasswordFlowOffered: true,
      requestsToday: 17,
      dailyRequests: 15_000,
    },
    app: {
      clientId: `3MVG9${madeUpHex(`${label} app`, 80)}`,
      clientSecret: madeUpHex(`${label} secret`, 64).toUpperCase(),
      hasRunAsUser: true,
      isUserApproved: true,
    },
    user: ableUser(label),
    leads: [],
    earlierLeads: [],
    pending: [],
    mails: [],
    sessions: new Set([standingToken(longId(madeUpOrgId(label)))]),
    signIns: 0,
  }
}

function healthyWebToLead(label: string): WebToLead {
  return {
    isEnabled: true,
    requiresCaptcha: false,
    creator: {
      id: longId(`0055E00000${madeUpHex(`${label} creator`, 5)}`),
      name: 'Ada Admin',
      isActive: true,
      canModifyAllData: true,
      canSendEmail: true,
    },
    dailyLimit: 500,
    submittedToday: 0,
    createsAfterMs: 150,
    saysProcessed: true,
  }
}

function ableUser(label: string): ApiUser {
  return {
    id: longId(`0055E00000${madeUpHex(`${label} user`, 5)}`),
    name: `leadprobe@${label}.example`,
    password: `Pw-${madeUpHex(`${label} password`, 12)}`,
    securityToken: madeUpHex(`${label} token`, 24),
    isActive: true,
    isPasswordExpired: false,
    isAddressTrusted: false,
    canSeeLeads: true,
    canCreateLeads: true,
    canDeleteLeads: true,
    canViewSetup: true,
  }
}
