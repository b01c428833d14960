// An application that signs in to the healthy organization of the lab's Salesforce.
import type { Lab } from '../../src/lab/lab.ts'
import { healthyOrg } from '../../src/lab/salesforce/healthy-org.ts'
import { HEALTHY_ORG } from '../../src/lab/salesforce/orgs.ts'
import { postForm } from './plain-client.ts'

export const org = healthyOrg(HEALTHY_ORG)
export const TOKEN_PATH = '/services/oauth2/token'
export const CLIENT = { client_id: org.app.clientId, client_secret: org.app.clientSecret }

/** The access token of the org's own application. */
export async function signIn(lab: Lab): Promise<string> {
  const form = { grant_type: 'client_credentials', ...CLIENT }
  const { body } = await postForm(lab, `https://${org.host}${TOKEN_PATH}`, form)
  return JSON.parse(body).access_token
}
