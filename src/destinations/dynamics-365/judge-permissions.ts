// What the permissions that were read say about the lead to come. Nothing here is proof: the write is.
import type { Evidence } from '../../model/evidence.ts'
import type { Observation } from '../../model/observation.ts'
import { type Answer, isAbsent } from './api.ts'
import { isLeadWriter, LEAD_WRITER_ROLE, type Permissions } from './read-permissions.ts'
import { evidenceOfRefusal } from './read-refusal.ts'

const CREATE_LEAD = 'prvcreatelead'

export function judgePermissions(found: Permissions, host: string): readonly Evidence[] {
  const say = (code: Observation, problem: string): Evidence => ({
    step: 'permission',
    outcome: 'warn',
    codes: [code],
    host,
    text: problem,
    captures: { problem },
  })
  return [
    ...endOf(found),
    ...when(isMissing(found.leadTable), () =>
      say('lp:lead-table-missing', 'The environment describes no table named lead.'),
    ),
    ...when(lacks(found.privileges, CREATE_LEAD), () =>
      say('lp:create-lead-missing', 'No role of the account grants prvCreateLead.'),
    ),
    ...when(isFalse(found.mayCreateSecured), () =>
      say('lp:column-secured', 'leadsourcecode is secured, and the account may not fill it in.'),
    ),
    ...when(isFalse(found.hasLeadWriter), () =>
      say('lp:lead-writer-missing', 'No solution has the name of the lead writer.'),
    ),
    ...when(lacksRole(found) && !isFalse(found.hasLeadWriter), () =>
      say('lp:lead-writer-role-missing', `The role ${LEAD_WRITER_ROLE} is not assigned.`),
    ),
    ...refusedReads(found).map((evidence) => ({ ...evidence, host })),
  ]
}

/** Roles and privileges together tell; one that cannot be read is made up for by the other. */
function refusedReads({ roles, privileges }: Permissions): readonly Evidence[] {
  if (roles?.ok !== false || privileges?.ok !== false) return []
  const problem = 'The account may not read its own roles and privileges.'
  return [
    {
      step: 'permission',
      outcome: 'warn',
      codes: ['lp:read-refused'],
      text: problem,
      captures: { problem },
    },
  ]
}

/** Trouble that ended the reading is no failure of the destination, whatever its code proves. */
function endOf({ endedBy }: Permissions): readonly Evidence[] {
  if (endedBy === undefined) return []
  return [{ ...evidenceOfRefusal('permission', endedBy), outcome: 'inconclusive' }]
}

/** What the account holds, for the step's summary. */
export function summaryOf({ roles, privileges }: Permissions): string {
  const held = roles?.ok === true ? roles.value : []
  if (held.some(isLeadWriter)) return `The account holds the role ${LEAD_WRITER_ROLE}.`
  if (privileges?.ok === true && !lacks(privileges, CREATE_LEAD)) {
    return 'The account has the privilege to create leads.'
  }
  if (roles?.ok === true) {
    return held.length === 0
      ? 'The account is known, and has no role.'
      : `The account is known, with the roles ${held.slice(0, 5).join(', ')}.`
  }
  return 'The account is known; what it may do could not be read.'
}

function lacksRole({ roles }: Permissions): boolean {
  return roles?.ok === true && !roles.value.some(isLeadWriter)
}

function isMissing(answer: Answer<unknown> | undefined): boolean {
  return answer?.ok === false && isAbsent(answer.exchange)
}

function isFalse(answer: Answer<boolean> | undefined): boolean {
  return answer?.ok === true && !answer.value
}

function lacks(answer: Permissions['privileges'], privilege: string): boolean {
  return answer?.ok === true && !answer.value.some((name) => name.toLowerCase() === privilege)
}

function when(condition: boolean, make: () => Evidence): readonly Evidence[] {
  return condition ? [make()] : []
}
