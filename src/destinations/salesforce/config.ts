// The config of a Salesforce destination: the organization, and credentials for the deep check.
import { z } from 'zod'
import type { ConfigSpec, NamedSecret } from '../../model/destination-kind.ts'
import { lintApi } from './lint-api.ts'
import { organizationIdProblems } from './organization-id.ts'

const text = (title: string, description: string) =>
  z.string().min(1).describe(description).meta({ title })

const clientId = text('Consumer key', 'Consumer key of the connected app')
const userName = text('User name', 'User name of the API user, in the form of a mail address')
const loginUrl = text(
  'Login URL',
  'https://login.salesforce.com, or the My Domain address',
).optional()

const apiSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('client-credentials'),
    loginUrl: text('Login URL', 'My Domain address, e.g. https://contoso.my.salesforce.com'),
    clientId,
    clientSecret: text('Consumer secret', 'Consumer secret of the connected app'),
  }),
  z.strictObject({
    type: z.literal('jwt'),
    clientId,
    userName,
    privateKey: text('Private key', 'PEM text that begins with -----BEGIN PRIVATE KEY-----').meta({
      contentMediaType: 'application/x-pem-file',
    }),
    loginUrl,
  }),
  z.strictObject({
    type: z.literal('password'),
    userName,
    password: text('Password', 'Password of the API user'),
    securityToken: text(
      'Security token',
      'Security token, unless the address is trusted',
    ).optional(),
    clientId: clientId
      .optional()
      .describe('Consumer key: with it, and the secret, the sign-in is by OAuth instead of SOAP'),
    clientSecret: text('Consumer secret', 'Consumer secret of the connected app').optional(),
    loginUrl,
  }),
  z.strictObject({
    type: z.literal('access-token'),
    instanceUrl: text('Instance URL', 'My Domain address, e.g. https://contoso.my.salesforce.com'),
    accessToken: text('Access token', 'Access token of a session that is open'),
  }),
])
export type SalesforceApiConfig = z.infer<typeof apiSchema>

const salesforceSchema = z
  .strictObject({
    type: z.literal('salesforce'),
    organizationId: z
      .string()
      .min(1)
      .describe('Value of the field oid in the generated Web-to-Lead form, e.g. 00Do0000000ZHog')
      .meta({ title: 'Organization identifier' }),
    api: apiSchema
      .optional()
      .describe('Lets the check look for the lead in Salesforce, and remove it.')
      .meta({ title: 'API credentials for the deep check' }),
  })
  .describe('The Web-to-Lead form of a Salesforce organization.')
export type SalesforceConfig = z.infer<typeof salesforceSchema>

const SECRET_FIELDS = ['clientSecret', 'privateKey', 'password', 'securityToken', 'accessToken']

export const salesforceConfig: ConfigSpec<SalesforceConfig> = {
  schema: salesforceSchema,
  secretFields: SECRET_FIELDS,
  secrets: secretsIn,
  lint: ({ organizationId, api }) => [
    ...organizationIdProblems(organizationId).map(({ outcome, problem }) => ({
      step: 'config' as const,
      outcome,
      codes: ['lp:org-id-malformed'],
      field: '/organizationId',
      text: problem,
      captures: { problem },
    })),
    ...(api === undefined ? [] : lintApi(api)),
  ],
}

/** The SOAP login sends password and token as one. */
function secretsIn(raw: unknown): readonly NamedSecret[] {
  const api = (raw as { api?: unknown } | null | undefined)?.api
  if (typeof api !== 'object' || api === null) return []
  const fields = api as Readonly<Record<string, unknown>>
  const found = SECRET_FIELDS.flatMap((name) => {
    const value = fields[name]
    return typeof value === 'string' ? [{ name: kebab(name), value }] : []
  })
  const { password, securityToken } = fields
  const isBoth = typeof password === 'string' && typeof securityToken === 'string'
  return isBoth ? [...found, { name: 'password', value: password + securityToken }] : found
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
