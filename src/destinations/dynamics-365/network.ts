// The network step: connect, and have the environment say which tenant it belongs to. Nothing secret
// leaves before that.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import type { Evidence } from '../../model/evidence.ts'
import { evidenceOfConnection } from '../../net/evidence.ts'
import { isMicrosoftAuthority } from './authority.ts'
import { type Challenge, readChallenge } from './challenge.ts'
import type { Auth, Dynamics365Config } from './config.ts'
import { readDataverseError } from './errors.ts'
import { isGuid, isSameGuid } from './guid.ts'
import { evidenceOfRefusal } from './read-refusal.ts'
import type { DynamicsSession } from './session.ts'

export const network: Step<Dynamics365Config, DynamicsSession> = async (check, session) => {
  const { host, origin } = session.instance
  const connection = await check.net.connect(origin)
  const connected = evidenceOfConnection('network', connection, { field: '/url' })
  if (connection.outcome === 'failed') {
    return { summary: `Could not connect to ${host}.`, evidence: [connected] }
  }
  const { summary, evidence } = await askForTenant(check.config.auth, session)
  return { summary, evidence: [connected, ...evidence] }
}

async function askForTenant(auth: Auth, session: DynamicsSession): Promise<StepResult> {
  const { host } = session.instance
  const exchange = await session.api.challenge()
  if (exchange.outcome === 'failed') {
    const evidence = evidenceOfRefusal('network', exchange, { field: '/url' })
    return { summary: `${host} was reached, and gave no answer.`, evidence: [evidence] }
  }
  const { status, headers } = exchange.response
  const challenge = status === 401 ? readChallenge(headers['www-authenticate']) : undefined
  if (challenge !== undefined) return judgeChallenge(challenge, auth, session)
  const refusal = evidenceOfRefusal('network', exchange, { field: '/url' })
  return {
    summary: `${host} does not answer as Dynamics 365 does.`,
    evidence: [
      isTrouble(refusal, exchange.response.body) ? refusal : notDynamics(refusal, headers),
    ],
  }
}

/** An environment in trouble may fail to ask for a token. */
function isTrouble({ outcome, status = 0 }: Evidence, body: string): boolean {
  return (
    (outcome === 'inconclusive' && status >= 400) || readDataverseError({ body }).codes.length > 0
  )
}

/** Windows authentication is what servers of one's own ask for. */
function notDynamics(refusal: Evidence, headers: Readonly<Record<string, string>>): Evidence {
  const isWindows = /\b(?:negotiate|ntlm|kerberos)\b/i.test(headers['www-authenticate'] ?? '')
  const code = isWindows ? 'lp:on-premises' : 'lp:url-not-dynamics'
  return { ...refusal, outcome: 'fail', codes: [code, ...refusal.codes] }
}

function judgeChallenge(challenge: Challenge, auth: Auth, session: DynamicsSession): StepResult {
  const { host } = session.instance
  const { authority, tenant } = challenge
  if (!isMicrosoftAuthority(authority)) {
    const problem = `${host} has its users sign in at ${authority}, not at Microsoft.`
    return { summary: problem, evidence: [fail('lp:on-premises', '/url', problem, host)] }
  }
  if (tenant === undefined) {
    return { summary: `Connected to ${host}, which names no tenant.`, evidence: [] }
  }
  session.tenant = tenant
  const wrong = auth.type === 'entra' ? compareIds(auth, tenant, host) : []
  return {
    summary:
      wrong.length === 0
        ? `Connected to ${host}, an environment of tenant ${tenant}.`
        : `${host} belongs to tenant ${tenant}, which is not the directory ID.`,
    evidence: wrong,
  }
}

/** A domain name cannot be compared with an id; the sign-in will tell. */
function compareIds(
  { directoryId, applicationId }: Extract<Auth, { type: 'entra' }>,
  tenant: string,
  host: string,
): readonly Evidence[] {
  const field = '/auth/directoryId'
  if (!isGuid(directoryId.trim()) || isSameGuid(directoryId, tenant)) return []
  if (isSameGuid(applicationId, tenant)) {
    const problem = "The application ID is the id of the environment's tenant."
    return [fail('lp:ids-swapped', field, problem, host)]
  }
  const problem = `The environment belongs to tenant ${tenant}, and the directory ID names another.`
  const evidence = fail('lp:tenant-mismatch', field, problem, host)
  return [{ ...evidence, captures: { problem, tenant, directoryId } }]
}

function fail(
  code: 'lp:on-premises' | 'lp:ids-swapped' | 'lp:tenant-mismatch',
  field: string,
  problem: string,
  host: string,
): Evidence {
  return {
    step: 'network',
    outcome: 'fail',
    codes: [code],
    field,
    host,
    text: problem,
    captures: { problem },
  }
}
