// Refusals of a user who signs in with a password and nothing else.
import type { Application, DirectoryUser, Tenant } from './directory.ts'
import type { EntraRefusal } from './refusal.ts'

function invalidGrant(number: number, text: string, suberror?: string): EntraRefusal {
  const more = suberror === undefined ? {} : { suberror }
  return { number, status: 400, error: 'invalid_grant', text, ...more }
}

export function userNotFound({ domains }: Pick<Tenant, 'domains'>): EntraRefusal {
  return invalidGrant(
    50034,
    `The user account {EUII Hidden} does not exist in the ${domains[0]} directory. To sign into this application, the account must be added to the directory.`,
  )
}

/** In the order in which the real endpoint finds out. */
export function userRefusal(user: DirectoryUser, password: string): EntraRefusal | undefined {
  if (user.isLocked) return LOCKED
  if (user.isFederated || user.password !== password) return WRONG_PASSWORD
  if (user.isPasswordExpired) return EXPIRED
  if (user.isDisabled) return DISABLED
  return multiFactorRefusal(user)
}

export function consentMissing({ id, name }: Application): EntraRefusal {
  return invalidGrant(
    65001,
    `The user or administrator has not consented to use the application with ID '${id}' named '${name}'. Send an interactive authorization request for this user and resource.`,
    'consent_required',
  )
}

export const BLOCKED_BY_POLICY: EntraRefusal = invalidGrant(
  53003,
  'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  'message_only',
)

const LOCKED = invalidGrant(
  50053,
  "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
)
/** A federated user has no password here, which looks the same from outside. */
const WRONG_PASSWORD = invalidGrant(
  50126,
  'Error validating credentials due to invalid username or password.',
)
const EXPIRED = invalidGrant(50055, 'The password is expired.', 'user_password_expired')
const DISABLED = invalidGrant(50057, 'The user account is disabled.')

/** Application id of Dynamics in every directory. */
const DYNAMICS_APP = '00000007-0000-0000-c000-000000000000'

function multiFactorRefusal({ multiFactor }: DirectoryUser): EntraRefusal | undefined {
  const because =
    'Due to a configuration change made by your administrator, or because you moved to a new location, you must'
  const claims = '{"access_token":{"capolids":{"essential":true,"values":["lab-policy"]}}}'
  switch (multiFactor) {
    case 'none':
      return undefined
    case 'required': {
      const text = `${because} use multi-factor authentication to access '${DYNAMICS_APP}'.`
      return { ...invalidGrant(50076, text, 'basic_action'), claims }
    }
    case 'to-be-set-up': {
      const text = `${because} enroll in multi-factor authentication to access '${DYNAMICS_APP}'.`
      return invalidGrant(50079, text, 'basic_action')
    }
  }
}
