// A field of a destination's config by the name that its form gives it.
import type { Finding, Report } from '../model/report.ts'

/** `unknown` for what no kind could be made of. */
export type ReportedKind = Report['destination']['kind']

/** The same in every kind that has the field. */
const NAMES: Readonly<Record<string, string>> = {
  '/type': 'Kind of destination',
  '/url': 'URL',
  '/connectionString': 'Storage account connection string',
  '/containerName': 'Container name',
  '/organizationId': 'Organization identifier',
  '/serverId': 'Server ID',
  '/munchkinId': 'Munchkin account ID',
  '/formId': 'Form ID',
  '/auth': 'Authentication',
  '/auth/type': 'Authentication',
  '/auth/directoryId': 'Directory (tenant) ID',
  '/auth/applicationId': 'Application (client) ID',
  '/auth/clientSecret': 'Client secret',
  '/auth/userName': 'User name',
  '/auth/password': 'Password',
  '/auth/clientId': 'Public client ID',
  '/api': 'API credentials for the deep check',
  '/api/type': 'API credentials for the deep check',
  '/api/loginUrl': 'Login URL',
  '/api/instanceUrl': 'Instance URL',
  '/api/userName': 'User name',
  '/api/password': 'Password',
  '/api/securityToken': 'Security token',
  '/api/privateKey': 'Private key',
  '/api/accessToken': 'Access token',
}

const NAMES_OF_KIND: { readonly [D in ReportedKind]?: Readonly<Record<string, string>> } = {
  'https-endpoint': { '/url': 'HTTPS endpoint URL' },
  salesforce: { '/api/clientId': 'Consumer key', '/api/clientSecret': 'Consumer secret' },
  marketo: { '/api/clientId': 'Client ID', '/api/clientSecret': 'Client secret' },
}

/** Groups of rules that are about one kind and have another name. */
const KIND_OF_GROUP: Readonly<Record<string, string>> = {
  'power-automate': 'https-endpoint',
}

/**
 * `Client secret` for `/auth/clientSecret`; undefined when the finding is about no field. Without a
 * kind, which a pasted text does not tell, the rule's group says what it can.
 */
export function fieldName(
  { field, rule }: Pick<Finding, 'field' | 'rule'>,
  kind?: ReportedKind,
): string | undefined {
  if (field === undefined || field === '') return undefined
  const group = rule.split('/')[0] ?? ''
  const ofKind = own(NAMES_OF_KIND, kind ?? own(KIND_OF_GROUP, group) ?? group) ?? {}
  return own(ofKind, field) ?? own(NAMES, field) ?? field.slice(1).replaceAll('/', '.')
}

/** A field of a foreign report may be called `toString`. */
function own<Value>(names: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined
}
