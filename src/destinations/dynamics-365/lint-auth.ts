// What the ids and credentials of a Dynamics 365 destination give away. Never quotes a secret.
import type { Evidence } from '../../model/evidence.ts'
import type { Observation } from '../../model/observation.ts'
import type { Verdict } from '../../model/vocabulary.ts'
import type { Auth } from './config.ts'
import { isDomain, isGuid, isSameGuid } from './guid.ts'

type EntraAuth = Extract<Auth, { type: 'entra' }>
type Office365Auth = Extract<Auth, { type: 'office-365' }>

/** Names that stand for any directory, where the one of the environment is needed. */
const ANY_DIRECTORY = new Set(['common', 'organizations', 'consumers'])
const SIGN_IN_NAME = /^[^\s@\\]{1,64}@([^\s@\\]{3,253})$/

export function lintAuth(auth: Auth): readonly Evidence[] {
  return auth.type === 'entra' ? lintEntra(auth) : lintOffice365(auth)
}

function lintEntra(auth: EntraAuth): readonly Evidence[] {
  const swapped = swappedIds(auth)
  return [
    ...(swapped ?? [
      ...lintDirectoryId(auth.directoryId),
      ...lintApplicationId(auth.applicationId),
    ]),
    ...lintSecret(auth.clientSecret),
  ]
}

function swappedIds({ directoryId, applicationId }: EntraAuth): readonly Evidence[] | undefined {
  const field = '/auth/directoryId'
  if (isGuid(directoryId.trim()) && isSameGuid(directoryId, applicationId)) {
    return [say('lp:ids-swapped', 'fail', field, 'The same GUID stands in both fields.')]
  }
  if (isGuid(directoryId.trim()) && isDomain(applicationId.trim())) {
    const problem =
      'A domain name stands where the application ID belongs, and a GUID in the other.'
    return [say('lp:ids-swapped', 'fail', field, problem)]
  }
  return undefined
}

function lintDirectoryId(typed: string): readonly Evidence[] {
  const field = '/auth/directoryId'
  const id = typed.trim()
  if (!isGuid(id) && !isDomain(id)) {
    const problem = ANY_DIRECTORY.has(id.toLowerCase())
      ? `"${id}" stands for any directory; the environment's own is needed.`
      : 'The directory ID is neither a GUID nor a domain name.'
    return [say('lp:directory-id-malformed', 'fail', field, problem)]
  }
  return id === typed ? [] : [untrimmed('auth.directoryId')]
}

function lintApplicationId(typed: string): readonly Evidence[] {
  if (!isGuid(typed.trim())) return [wrong('auth.applicationId', 'fail', GUID_EXPECTED)]
  return typed === typed.trim() ? [] : [untrimmed('auth.applicationId')]
}

/** Entra makes the values of secrets itself, and none of them is a GUID. */
function lintSecret(typed: string): readonly Evidence[] {
  if (isGuid(typed.trim())) {
    const problem = 'The client secret is a GUID: that is the ID of a secret, not its value.'
    return [say('lp:secret-id', 'fail', '/auth/clientSecret', problem)]
  }
  return typed === typed.trim() ? [] : [untrimmed('auth.clientSecret')]
}

function lintOffice365({ userName, clientId }: Office365Auth): readonly Evidence[] {
  const domain = SIGN_IN_NAME.exec(userName.trim())?.[1]
  const hasName = domain !== undefined && isDomain(domain)
  return [
    ...(hasName ? [] : [wrong('auth.userName', 'fail', NAME_EXPECTED)]),
    ...(hasName && userName !== userName.trim() ? [untrimmed('auth.userName')] : []),
    ...(clientId === undefined ? [] : lintClientId(clientId)),
  ]
}

function lintClientId(typed: string): readonly Evidence[] {
  return isGuid(typed.trim()) ? [] : [wrong('auth.clientId', 'fail', GUID_EXPECTED)]
}

const GUID_EXPECTED = 'a GUID such as 3f2504e0-4f89-11d3-9a0c-0305e82c3301'
const NAME_EXPECTED = 'a sign-in name such as leads@contoso.com, without a domain before it'

/** The check leaves it out of ids and names, and sends a secret as it stands. */
function untrimmed(field: string): Evidence {
  return wrong(field, 'warn', 'no white space before or after the value')
}

function wrong(field: string, outcome: Verdict, expected: string): Evidence {
  const pointer = `/${field.replaceAll('.', '/')}`
  const evidence = say('lp:wrong-type', outcome, pointer, `${field}: ${expected}`)
  return { ...evidence, captures: { field, expected } }
}

function say(code: Observation, outcome: Verdict, field: string, problem: string): Evidence {
  return { step: 'config', outcome, codes: [code], field, text: problem, captures: { problem } }
}
