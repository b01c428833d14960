// A Salesforce org: its settings and what it holds. All of it may be changed while the lab runs.
import type { LeadField } from './lead-fields.ts'

export interface Org {
  /** 18 characters. */
  readonly id: string
  /** First label of its My Domain. */
  readonly label: string
  /** Its My Domain host. */
  readonly host: string
  readonly isSandbox: boolean
  webToLead: WebToLead
  fields: LeadField[]
  /** State & Country/Territory picklists; absent when they are off. */
  countries?: Country[]
  validationRules: ValidationRule[]
  duplicateRules: DuplicateRule[]
  /** Name of an Apex trigger that throws on each new lead; absent when there is none. */
  failingTrigger?: string
  /** True while another process holds what every new lead needs. */
  isLocked?: boolean
  api: ApiSettings
  app: ConnectedApp
  user: ApiUser
  readonly leads: LeadRecord[]
  /** Leads from before the lab started; nobody asks what they hold besides. */
  readonly earlierLeads: EarlierLead[]
  /** Taken by Web-to-Lead and not worked off yet. */
  readonly pending: Submission[]
  /** "Salesforce Could Not Create This Lead", as mailed to the administrator. */
  readonly mails: string[]
  /** Access tokens that are valid now. */
  readonly sessions: Set<string>
  /** Sign-ins that were tried, refused ones included. */
  signIns: number
}

export interface WebToLead {
  isEnabled: boolean
  requiresCaptcha: boolean
  readonly creator: LeadCreator
  /** Leads in 24 hours; what comes after waits. */
  dailyLimit: number
  submittedToday: number
  /** Milliseconds between the answer and the record. */
  createsAfterMs: number
  /** Exception in the `Is-Processed` header; absent when the form is taken. */
  exception?: string
  /** False when the answer carries no `Is-Processed` header. */
  saysProcessed: boolean
  outage?: Outage
}

/** The Default Lead Creator: without both permissions no lead is created. */
export interface LeadCreator {
  readonly id: string
  readonly name: string
  isActive: boolean
  canModifyAllData: boolean
  canSendEmail: boolean
}

/** `maintenance` is a 503 page; a URL is where a 302 points. */
export type Outage = 'maintenance' | `https://${string}`

export interface Country {
  readonly code: string
  integrationValue: string
}

export interface ValidationRule {
  name: string
  isActive: boolean
  message: string
  formula: string
  /** API name of the field it complains about. */
  field: string
  rejects(lead: LeadRecord): boolean
}

export interface DuplicateRule {
  name: string
  isActive: boolean
  /** API name of the field by which leads are compared. */
  matchesOn: string
}

export interface ApiSettings {
  isEnabled: boolean
  isSoapLoginOffered: boolean
  isPasswordFlowOffered: boolean
  requestsToday: number
  dailyRequests: number
  outage?: Outage
}

export interface ConnectedApp {
  readonly clientId: string
  clientSecret: string
  /** False when the Client Credentials Flow has no Run As user. */
  hasRunAsUser: boolean
  isUserApproved: boolean
  /** SPKI in PEM; absent when the app has no certificate for JWT. */
  certificateKey?: string
}

export interface ApiUser {
  readonly id: string
  readonly name: string
  password: string
  securityToken: string
  isActive: boolean
  isPasswordExpired: boolean
  /** True when the address it comes from is trusted, so that no security token is needed. */
  isAddressTrusted: boolean
  /** What the sign-in is refused with by place or time; absent when it is not. */
  restriction?: 'ip restricted' | 'invalid login hours'
  canSeeLeads: boolean
  canCreateLeads: boolean
  canDeleteLeads: boolean
  canViewSetup: boolean
}

export type LeadRecord = Record<string, string | boolean | null>

export interface EarlierLead {
  /** Milliseconds before now. */
  readonly agoMs: number
  readonly source: string
  readonly createdBy: string
}

export interface Submission {
  /** Milliseconds since the Unix epoch; infinite while the daily limit holds it back. */
  dueAt: number
  readonly values: LeadRecord
}
