// The orgs of the lab: finds them as Salesforce does, and works off what they took.
import type { Journal } from '../journal.ts'
import type { Repairs } from '../repairs.ts'
import { createLead } from './create-lead.ts'
import { healthyOrg } from './healthy-org.ts'
import { refusalMail } from './mail.ts'
import type { LeadRecord, Org } from './org.ts'
import { namesOrg } from './org-id.ts'
import { type OrgDefinition, orgDefinitions } from './orgs.ts'

export interface OrgRegister {
  /** By organization id, 15 or 18 characters. What was due has been worked off. */
  byId(id: string): Org | undefined
  /** By My Domain host. */
  byHost(host: string): Org | undefined
  /** By user name, among production orgs or among sandboxes. */
  byUser(name: string, isSandbox: boolean): Org | undefined
  /** By the client id of a connected app. */
  byClient(clientId: string, isSandbox: boolean): Org | undefined
  /** Puts a record, made by form or by API, into an org. */
  create(org: Org, values: LeadRecord): ReturnType<typeof createLead>
  /** False when there is no such lead. */
  remove(org: Org, id: string): boolean
  /** Creates, or loses, each lead whose time has come. */
  settle(): void
  /** The org of an id made new, mended or faulty as it now is; nothing when there is none. */
  rebuild(id: string): void
  /** All orgs as they were when the lab started. */
  reset(): void
}

export interface OrgRegisterContext {
  readonly journal: Journal
  readonly repairs: Repairs
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export function createOrgRegister({ journal, repairs, now }: OrgRegisterContext): OrgRegister {
  const build = (definition: OrgDefinition) => buildOrg(definition, repairs)
  let orgs = orgDefinitions.map(build)

  const create = (org: Org, values: LeadRecord) => {
    const creation = createLead(org, values, now())
    if (creation.record !== undefined) {
      const key = String(creation.record['Id'])
      journal.hold({ kind: 'salesforce', host: org.host, key, lead: creation.record })
    }
    return creation
  }
  const workOff = (org: Org) => {
    const due = org.pending.filter(({ dueAt }) => dueAt <= now())
    for (const submission of due) {
      org.pending.splice(org.pending.indexOf(submission), 1)
      const { refusal } = create(org, submission.values)
      if (refusal !== undefined) org.mails.push(refusalMail(refusal, submission.values))
    }
  }
  const settle = () => orgs.forEach(workOff)
  const find = (isWanted: (org: Org) => boolean) => {
    settle()
    return orgs.find(isWanted)
  }

  return {
    byId: (id) => find((org) => namesOrg(id, org.id.slice(0, 15))),
    byHost: (host) => find((org) => org.host === host.toLowerCase()),
    byUser: (name, isSandbox) =>
      find((org) => org.isSandbox === isSandbox && org.user.name === name),
    byClient: (clientId, isSandbox) =>
      find((org) => org.isSandbox === isSandbox && org.app.clientId === clientId),
    create,
    remove: (org, id) => {
      const at = org.leads.findIndex((lead) => lead['Id'] === id)
      if (at < 0) return false
      org.leads.splice(at, 1)
      journal.drop(org.host, id)
      return true
    },
    settle,
    rebuild: (id) => {
      orgs = orgDefinitions.map((definition, at) => {
        const org = orgs[at]
        return org !== undefined && !namesOrg(id, org.id.slice(0, 15)) ? org : build(definition)
      })
    },
    reset: () => {
      orgs = orgDefinitions.map(build)
    },
  }
}

function buildOrg(definition: OrgDefinition, repairs: Repairs): Org {
  const org = healthyOrg(definition)
  definition.setUp?.(org)
  if (repairs.isMended(org.id.slice(0, 15))) definition.mended?.(org)
  else definition.fault?.(org)
  return org
}
