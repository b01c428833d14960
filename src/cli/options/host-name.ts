// Names under which others reach the service, such as that of a proxy in front.
import { UsageError } from '../usage-error.ts'

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HOST_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`)

/** In lower case. Throws a usage error for an address with scheme, port or path, and for a pattern. */
export function parseHostName(text: string): string {
  const name = text.toLowerCase()
  if (name.length < 254 && HOST_NAME.test(name)) return name
  throw new UsageError(
    `"${text}" is not a host name.`,
    'Give the name alone, such as leads.contoso.com, without scheme, port or *.',
  )
}
