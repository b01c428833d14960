// Asks a DNS server over HTTPS (RFC 8484) for a name's addresses, of which `fetch` itself says nothing.
import type { NetworkFailure, Phase } from '../../model/exchange.ts'
import { dnsQuestion, type RecordType, readDnsAnswer } from './dns-message.ts'
import { failureOfFetch, NOT_SENT } from './failure-of-fetch.ts'

const MESSAGE_TYPE = 'application/dns-message'

/** Response codes (RFC 1035, 4.1.1) as Node's resolver names them. */
const CODES: { readonly [responseCode: number]: string } = {
  2: 'ESERVFAIL',
  3: 'ENOTFOUND',
  5: 'EREFUSED',
}
const NO_ADDRESS = 'ENODATA'
/** As Node calls it when its own resolver cannot be asked: nothing is known about the name. */
const NO_ANSWER = 'EAI_AGAIN'

/** Why there is no address; `code` is one that Node's resolver would give. */
class LookupFailed extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** All addresses of a name, A and AAAA. Rejects with what `failureOfLookup` reads. */
export async function resolveOverHttps(
  host: string,
  server: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const types = ['A', 'AAAA'] as const
  const results = await Promise.allSettled(types.map((type) => ask(host, type, server, signal)))
  const addresses = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
  if (addresses.length > 0) return addresses
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  throw errors[0] ?? new LookupFailed(NO_ADDRESS, 'it has no address')
}

/** What an error of `resolveOverHttps` means. */
export function failureOfLookup(phase: Phase, error: unknown): NetworkFailure {
  const failure = failureOfFetch(phase, error)
  // The service's own limit, and not its DNS server's silence.
  if (failure.code === NOT_SENT) return failure
  const [code, reason] =
    error instanceof LookupFailed
      ? [error.code, error.message]
      : [NO_ANSWER, 'the DNS server of this service could not be asked']
  return { phase, code, message: `The host name could not be resolved: ${reason}`, timedOut: false }
}

async function ask(
  host: string,
  type: RecordType,
  server: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const answer = await fetch(server, {
    method: 'POST',
    headers: { 'content-type': MESSAGE_TYPE, accept: MESSAGE_TYPE },
    body: dnsQuestion(host, type),
    redirect: 'manual',
    signal,
  })
  if (answer.status !== 200) {
    throw new LookupFailed(NO_ANSWER, `the DNS server of this service answered ${answer.status}`)
  }
  const { responseCode, addresses } = readDnsAnswer(await answer.arrayBuffer(), type)
  if (responseCode === 0) return addresses
  const code = CODES[responseCode] ?? NO_ANSWER
  throw new LookupFailed(code, `the name server says ${code.slice(1)}`)
}
