// Turns a host name into addresses, once, by the system's resolver or by the operator's DNS servers.
import { lookup, Resolver } from 'node:dns/promises'

export interface ResolveOptions {
  /** `address:port` of the servers to ask; none means the system's resolver. */
  readonly dnsServers: readonly string[]
  readonly budgetMs: number
  readonly signal: AbortSignal
}

/**
 * A query is repeated once, with twice the wait, and Node looks at the clock only as often as the
 * first wait is long: five of those must fit into the phase's budget.
 */
const TRIES = 2
const SHARE_OF_FIRST_TRY = 0.18

/** All addresses of a name, A and AAAA. Rejects with the resolver's error. */
export async function resolveHost(
  host: string,
  options: ResolveOptions,
): Promise<readonly string[]> {
  if (options.dnsServers.length > 0) return query(host, options)
  const answers = await lookup(host, { all: true, order: 'verbatim' })
  return answers.map(({ address }) => address)
}

async function query(
  host: string,
  { dnsServers, budgetMs, signal }: ResolveOptions,
): Promise<readonly string[]> {
  const timeout = Math.max(1, Math.floor(budgetMs * SHARE_OF_FIRST_TRY))
  const resolver = new Resolver({ timeout, tries: TRIES })
  resolver.setServers(dnsServers)
  signal.addEventListener('abort', () => resolver.cancel())
  const results = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const addresses = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  if (addresses.length > 0) return addresses
  throw mostTelling(results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : [])))
}

/** "No record of this type" says less than any other error of the pair. */
function mostTelling(errors: readonly { readonly code?: string }[]): unknown {
  return errors.find(({ code }) => code !== 'ENODATA') ?? errors[0]
}
