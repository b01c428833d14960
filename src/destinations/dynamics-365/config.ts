// The config of a Dynamics 365 destination: the environment's URL and one of two ways to sign in.
import { z } from 'zod'
import type { ConfigSpec, NamedSecret } from '../../model/destination-kind.ts'
import { lintAuth } from './lint-auth.ts'
import { lintUrl } from './lint-url.ts'

const entraSchema = z
  .strictObject({
    type: z.literal('entra'),
    directoryId: text(
      'Directory (tenant) ID',
      'Tenant ID of the organization that owns the environment, e.g. 8a1b2c3d-0000-4000-8000-1234567890ab.',
    ),
    applicationId: text(
      'Application (client) ID',
      'Application (client) ID of the app registration, e.g. 5e6f7a8b-0000-4000-8000-1234567890ab.',
    ),
    clientSecret: text(
      'Client secret',
      "The secret's value, not its ID; older pages call it application key.",
    ),
  })
  .describe('An app registration and its client secret.')

const office365Schema = z
  .strictObject({
    type: z.literal('office-365'),
    userName: text('User name', 'The sign-in name of the account, e.g. leads@contoso.com.'),
    password: text('Password', 'The password of the account.'),
    clientId: text(
      'Public client ID',
      "Application ID of a public client of your own; without one, the client of Microsoft's own Dataverse tools signs in.",
    ).optional(),
  })
  .describe('A user account with a password, without multifactor authentication.')

const dynamics365Schema = z
  .strictObject({
    type: z.literal('dynamics-365'),
    url: text('URL', "The environment's address, e.g. https://contoso.crm4.dynamics.com."),
    auth: z
      .discriminatedUnion('type', [entraSchema, office365Schema])
      .describe('entra: an app with a secret. office-365: a user name and a password.')
      .meta({ title: 'Authentication' }),
  })
  .describe('The Lead table of a Dynamics 365 environment.')

export type Dynamics365Config = z.infer<typeof dynamics365Schema>
export type Auth = Dynamics365Config['auth']

export const dynamics365Config: ConfigSpec<Dynamics365Config> = {
  schema: dynamics365Schema,
  secretFields: ['clientSecret', 'password'],
  secrets(raw) {
    const auth = (raw as { auth?: Record<string, unknown> | null } | null | undefined)?.auth
    return ['clientSecret', 'password'].flatMap((name): readonly NamedSecret[] => {
      const value = typeof auth === 'object' ? auth?.[name] : undefined
      return typeof value === 'string' ? [{ name, value }] : []
    })
  },
  lint: ({ url, auth }, { cloud }) => [...lintUrl(url, cloud), ...lintAuth(auth)],
}

function text(title: string, description: string) {
  return z.string().min(1).describe(description).meta({ title })
}
