// The sign-in step: one attempt with the credentials of the deep check, and one question that shows
// whether what it brought is of use.
import type { Step, StepResult } from '../../model/destination-kind.ts'
import { evidenceOfExchange } from '../../net/evidence.ts'
import type { Refused, SalesforceClient } from './api.ts'
import { loginUrlOf } from './api-login.ts'
import { evidenceOfRefusal, reasonOf } from './api-refusal.ts'
import type { SalesforceConfig } from './config.ts'
import { signJwt } from './jwt.ts'
import { reasonToSkip, type SalesforceCheck, type SalesforceSession } from './session.ts'

export const signIn: Step<SalesforceConfig, SalesforceSession> = async (check, session) => {
  const { client } = session
  const { api } = check.config
  if (client === undefined || api === undefined) {
    return { summary: reasonToSkip(session), evidence: [], skipped: true }
  }
  const assertion = api.type === 'jwt' ? await assertionOf(check) : ''
  if (assertion === undefined) return keyUseless(session)
  const attempt =
    api.type === 'access-token' ? { ok: true as const } : await client.signIn(assertion)
  return attempt.ok ? askWhose(session, client) : refused(session, attempt)
}

async function askWhose(session: SalesforceSession, client: SalesforceClient): Promise<StepResult> {
  const attempt = await client.organization()
  if (!attempt.ok) return refused(session, attempt)
  if (attempt.value !== undefined) session.organization = attempt.value
  const name = attempt.value?.Name ?? 'an organization without a name'
  return { summary: `Signed in to ${name} at ${client.host()}.`, evidence: [] }
}

function refused(session: SalesforceSession, attempt: Refused): StepResult {
  const { exchange } = attempt
  const seen = evidenceOfExchange('sign-in', exchange)
  // A request that broke says nothing about the credentials, nor about anything else.
  if (exchange.outcome === 'failed' && seen.outcome === 'inconclusive') {
    const summary = `Salesforce gave no answer to the sign-in: ${reasonOf(attempt)}.`
    return { summary, evidence: [seen] }
  }
  session.closed = 'nobody could sign in'
  return {
    summary: `The API of Salesforce could not be used: ${reasonOf(attempt)}. The lead is sent all the same.`,
    evidence: [evidenceOfRefusal('sign-in', attempt)],
  }
}

function assertionOf({ config: { api }, clock }: SalesforceCheck) {
  if (api?.type !== 'jwt') return Promise.resolve('')
  const { clientId, userName, privateKey } = api
  const audience = loginUrlOf(api)
  return signJwt(privateKey, { clientId, userName, audience, now: clock.now() })
}

function keyUseless(session: SalesforceSession): StepResult {
  session.closed = 'the private key cannot sign'
  const expected = 'an RSA private key in PEM form (PKCS #8)'
  return {
    summary: 'The private key cannot sign, so nobody signed in. The lead is sent all the same.',
    evidence: [
      {
        step: 'sign-in',
        outcome: 'warn',
        codes: ['lp:wrong-type'],
        field: '/api/privateKey',
        text: `api.privateKey: expected ${expected}`,
        captures: { field: 'api.privateKey', expected },
      },
    ],
  }
}
