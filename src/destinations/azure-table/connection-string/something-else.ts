// What people paste instead of a storage account's connection string.
import { malformed, type Problem } from './problem.ts'

interface Lookalike {
  readonly shape: RegExp
  readonly problem: string
}

const LOOKALIKES: readonly Lookalike[] = [
  { shape: /^$/, problem: 'The connection string is empty.' },
  {
    shape: /^\/subscriptions\//i,
    problem: 'This is the resource ID of a storage account, not its connection string.',
  },
  {
    shape: /^[A-Za-z0-9+/]{60,}={0,2}$/,
    problem:
      'This is only an account key; the connection string stands in the field below the key.',
  },
  {
    shape: /^[a-z0-9]{3,24}$/,
    problem: 'This is at most the name of a storage account, not its connection string.',
  },
  {
    shape: /(^|;)\s*Endpoint\s*=\s*sb:/i,
    problem:
      'This is the connection string of Service Bus or Event Hubs, not of a storage account.',
  },
  {
    shape: /(^|;)\s*AccountEndpoint\s*=/i,
    problem: 'This is the connection string of a Cosmos DB account, not of a storage account.',
  },
  {
    shape: /(^|;)\s*HostName\s*=\S*azure-devices/i,
    problem: 'This is the connection string of an IoT hub, not of a storage account.',
  },
  {
    shape: /(^|;)\s*InstrumentationKey\s*=/i,
    problem: 'This is the connection string of Application Insights, not of a storage account.',
  },
  {
    shape: /(^|;)\s*(Data Source|Server|Initial Catalog|Database)\s*=/i,
    problem: 'This is the connection string of a database, not of a storage account.',
  },
  {
    shape: /[\uff1b\uff1d]/,
    problem: 'The text has full-width punctuation where ";" and "=" belong.',
  },
  {
    shape: /^[^;=]*[=:]\s*["']?DefaultEndpointsProtocol\s*=/i,
    problem: 'There is a name in front of the connection string; only the value belongs here.',
  },
  {
    shape: /^[^=]*$/,
    problem: 'The text has no "Name=value" pairs, so it is no connection string.',
  },
]

/** A real one has about 200 characters, 600 with every endpoint and a signature. */
const MAX_LENGTH = 4096

export function somethingElse(text: string): Problem | undefined {
  if (text.length > MAX_LENGTH) return malformed('The text is far longer than a connection string.')
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null
  const problem =
    url === null
      ? (sasTokenProblem(text) ?? LOOKALIKES.find(({ shape }) => shape.test(text))?.problem)
      : urlProblem(url)
  return problem === undefined ? undefined : malformed(problem)
}

function urlProblem({ hostname, searchParams }: URL): string {
  if (/^((ms\.)?portal\.azure|partner\.microsoft)\./.test(hostname)) {
    return 'This is the address of a portal page, not a connection string.'
  }
  if (!searchParams.has('sig')) {
    return 'This is an address, not a connection string: it holds no account key.'
  }
  return searchParams.has('sr')
    ? 'This is a SAS URL of a blob container, not a connection string.'
    : 'This is a SAS URL; the connection string stands in a field of its own.'
}

function sasTokenProblem(text: string): string | undefined {
  const token = new URLSearchParams(text)
  const isToken = !text.includes(';') && token.has('sig') && (token.has('sv') || token.has('sp'))
  return isToken
    ? 'This is only a SAS token; the connection string also names the table endpoint.'
    : undefined
}
