// The sign-in step: one attempt with the credentials of the deep check.
import type { Step } from '../../model/destination-kind.ts'
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
  if (api.type === 'access-token') {
    const summary = 'The access token is used as it is: whether it is valid shows in the next step.'
    return { summary, evidence: [], skipped: true }
  }
  const assertion = api.type === 'jwt' ? await assertionOf(check) : ''
  if (assertion === undefined) return keyUseless(session)
  const attempt = await client.signIn(assertion)
  if (attempt.ok) return { summary: `Signed in to ${client.host()}.`, evidence: [] }
  session.closed = 'the sign-in was refused'
  return {
    summary: `Salesforce did not accept the API credentials: ${reasonOf(attempt)}. The lead is sent all the same.`,
    evidence: [evidenceOfRefusal('sign-in', attempt)],
  }
}

function assertionOf({ config: { api }, clock }: SalesforceCheck) {
  if (api?.type !== 'jwt') return Promise.resolve('')
  const { clientId, userName, privateKey } = api
  const audience = loginUrlOf(api)
  return signJwt(privateKey, { clientId, userName, audience, now: clock.now() })
}

function keyUseless(session: SalesforceSession) {
  session.closed = 'the private key cannot sign'
  const expected = 'an RSA private key in PEM form (PKCS #8)'
  return {
    summary: 'The private key cannot sign, so nobody signed in. The lead is sent all the same.',
    evidence: [
      {
        step: 'sign-in' as const,
        outcome: 'warn' as const,
        codes: ['lp:wrong-type'],
        field: '/api/privateKey',
        text: `api.privateKey: expected ${expected}`,
        captures: { field: 'api.privateKey', expected },
      },
    ],
  }
}
