// The fields of a found config as they may be shown: secrets replaced, the rest readable.
import type { DestinationKind } from '../model/destination-kind.ts'
import { createRedactor } from '../net/redaction/redactor.ts'
import type { FoundDestination, RecognisedField } from './recognised.ts'

const LABELS: Readonly<Record<string, string>> = {
  url: 'URL',
  connectionString: 'Connection string',
  containerName: 'Container name',
  directoryId: 'Directory (tenant) ID',
  applicationId: 'Application (client) ID',
  clientSecret: 'Client secret',
  userName: 'User name',
  password: 'Password',
  organizationId: 'Organization identifier',
  serverId: 'Server ID',
  munchkinId: 'Munchkin account ID',
  formId: 'Form ID',
  'api/type': 'API credentials',
  'auth/type': 'Authentication',
}
const SECRET = /(?:secret|password|key|connectionString)$/i

/** Without its kind at hand every field with a telling name is hidden whole. */
export function showFields(
  destination: FoundDestination,
  kind: DestinationKind | undefined,
): readonly RecognisedField[] {
  const redactor = createRedactor(kind?.config.secrets(destination) ?? [])
  const { type: _, ...config } = destination
  return leaves(config, '').map(([pointer, value]) => {
    const name = pointer.split('/').at(-1) ?? ''
    const isHidden = kind === undefined && SECRET.test(name)
    const label = LABELS[pointer.slice(1)] ?? LABELS[name] ?? name
    return { pointer, label, value: isHidden ? '[secret]' : redactor.text(String(value)) }
  })
}

function leaves(value: unknown, pointer: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]]
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}
