// A connection string as it was typed → the account to write to, or exactly what is wrong with it.
import { accountKeyProblem } from './account-key.ts'
import { accountNameProblem } from './account-name.ts'
import { type Endpoint, readEndpoint } from './endpoint.ts'
import { type Pairs, readPairs } from './pairs.ts'
import { doubtful, malformed, type Problem } from './problem.ts'
import { sasProblems, sasToken } from './sas.ts'
import { somethingElse } from './something-else.ts'
import { unwrap } from './unwrap.ts'

type Credential =
  | { readonly type: 'key'; readonly name: string; readonly key: string }
  | { readonly type: 'sas'; readonly token: string }

export interface TableAccount extends Endpoint {
  readonly credential: Credential
}

export interface ConnectionStringRead {
  /** Present exactly when no problem is a `fail`. */
  readonly account?: TableAccount
  readonly problems: readonly Problem[]
}

/** Azurite's and the old emulator's account, the same on every machine and printed in the documents. */
const EMULATOR_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

/** Never throws, whatever is typed. `now` in milliseconds since the Unix epoch. */
export function readConnectionString(typed: string, now: number): ConnectionStringRead {
  const { text, offset, problems: wrapping } = unwrap(typed)
  if (wrapping.some(isFatal)) return { problems: wrapping }
  const other = somethingElse(text)
  if (other !== undefined) return { problems: [other] }
  const pairs = readPairs(text, offset)
  if (isDevelopmentStorage(pairs)) return { problems: [DEVELOPMENT_STORAGE] }
  const read = readAccount(pairs, now)
  const problems = [...wrapping, ...pairs.problems, ...read.problems]
  if (read.account === undefined || problems.some(isFatal)) return { problems }
  return { account: read.account, problems }
}

function readAccount(pairs: Pairs, now: number): ConnectionStringRead {
  const { byKey } = pairs
  if (byKey.has('AccountKey')) return withKey(pairs)
  if (byKey.has('SharedAccessSignature')) return withSas(pairs, now)
  const missing = ['AccountName', 'AccountKey'].filter((key) => !byKey.has(key as 'AccountName'))
  return { problems: missing.map((key) => malformed(`${key} is missing.`, { key })) }
}

function withKey(pairs: Pairs): ConnectionStringRead {
  const { byKey } = pairs
  const key = byKey.get('AccountKey')
  const name = byKey.get('AccountName')
  const { endpoint, problems: misplaced } = readEndpoint(pairs)
  const problems = [
    ...(name === undefined ? [malformed('AccountName is missing.', { key: 'AccountName' })] : []),
    ...(name === undefined || byKey.has('TableEndpoint') ? [] : present(accountNameProblem(name))),
    ...(key === undefined ? [] : present(accountKeyProblem(key))),
    ...(byKey.has('SharedAccessSignature')
      ? [doubtful('The string has an account key and a signature; only one of them can be used.')]
      : []),
    ...misplaced,
  ]
  if (name === undefined || key === undefined || endpoint === undefined) return { problems }
  const credential = { type: 'key', name: name.value, key: key.value } as const
  return { account: { ...endpoint, credential }, problems }
}

function withSas(pairs: Pairs, now: number): ConnectionStringRead {
  const { byKey } = pairs
  const sas = byKey.get('SharedAccessSignature')
  const name = byKey.get('AccountName')
  const { endpoint, problems: misplaced } = readEndpoint(pairs)
  const isPlaced = byKey.has('TableEndpoint') || name !== undefined
  const problems = [
    ...(isPlaced ? [] : [noTableEndpoint(pairs)]),
    ...(name === undefined || byKey.has('TableEndpoint') ? [] : present(accountNameProblem(name))),
    ...misplaced,
    ...(sas === undefined ? [] : sasProblems(sas, now)),
  ]
  if (endpoint === undefined || sas === undefined) return { problems }
  const credential = { type: 'sas', token: sasToken(sas.value) } as const
  return { account: { ...endpoint, credential }, problems }
}

function noTableEndpoint({ byKey }: Pairs): Problem {
  const hasOther = ['BlobEndpoint', 'QueueEndpoint', 'FileEndpoint'] as const
  const named = hasOther.filter((key) => byKey.has(key))
  const problem =
    named.length === 0
      ? 'TableEndpoint is missing: a signature needs the address it is for.'
      : `TableEndpoint is missing: the string names ${named.join(' and ')} only.`
  return { ...malformed(problem, { key: 'TableEndpoint' }), code: 'lp:no-table-endpoint' }
}

function isDevelopmentStorage({ byKey }: Pairs): boolean {
  if (/^true$/i.test(byKey.get('UseDevelopmentStorage')?.value ?? '')) return true
  if (byKey.get('AccountKey')?.value === EMULATOR_KEY) return true
  const host = URL.parse(byKey.get('TableEndpoint')?.value ?? '')?.hostname ?? ''
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|azurite)$/.test(host)
}

const DEVELOPMENT_STORAGE: Problem = {
  code: 'lp:development-storage',
  outcome: 'fail',
  problem: "The string is for the storage emulator on a developer's own machine.",
}

function present(problem: Problem | undefined): readonly Problem[] {
  return problem === undefined ? [] : [problem]
}

function isFatal({ outcome }: Problem): boolean {
  return outcome === 'fail'
}
