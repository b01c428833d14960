// Where the credentials of the deep check are presented.
import type { SalesforceApiConfig } from './config.ts'

const LOGIN_URL = 'https://login.salesforce.com'

export function loginUrlOf(api: SalesforceApiConfig): string {
  const url = api.type === 'access-token' ? api.instanceUrl : (api.loginUrl ?? LOGIN_URL)
  return new URL(url.trim()).origin
}
