// From a URL to a verified TLS connection: resolve once, check every address, pin, connect.
import { isIP } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { CertificateSeen, NetworkFailure } from '../../model/exchange.ts'
import type { OutboundPolicy } from '../../model/transport.ts'
import { portOf } from '../../net/address-guard/check-url.ts'
import { addressBlocked } from '../../net/address-guard/guard-failure.ts'
import { guardPolicy } from '../../net/address-guard/guard-policy.ts'
import { type ConnectTarget, resolveConnectTo } from '../../net/connect-to.ts'
import { phaseBudgetMs } from '../../net/deadline.ts'
import { type PhaseContext, type PhaseResult, type Phases, runPhase } from '../../net/run-phase.ts'
import { connectFirst } from './connect-first.ts'
import { resolveHost } from './resolve-host.ts'
import { trustBeside } from './trust.ts'

export interface OpenContext extends PhaseContext {
  readonly policy: OutboundPolicy
}

export type Opening =
  | {
      readonly ok: true
      readonly socket: TLSSocket
      readonly address: string
      readonly certificate?: CertificateSeen
      readonly phases: Phases
      firstError(): Error | undefined
    }
  | { readonly ok: false; readonly failure: NetworkFailure; readonly phases: Phases }

/** Opens a connection to the origin of a URL that the guard let pass. */
export async function openSocket(url: URL, context: OpenContext): Promise<Opening> {
  const { policy } = context
  const phases = {}
  const target = resolveConnectTo(policy.connectTo, url.hostname, portOf(url))
  const resolved = await addressesOf(target, context, phases)
  if (!resolved.ok) return { ok: false, failure: resolved.failure, phases }
  const blocked = refusalOf(resolved.value, target, policy)
  if (blocked !== undefined) return { ok: false, failure: blocked, phases }
  const name = url.hostname.replace(/^\[|\]$|\.$/g, '')
  const dialling = { port: target.port, name, trust: trustBeside(policy.ca) }
  const connected = await runPhase('connect', context, phases, (signal) =>
    connectFirst(resolved.value, dialling, context, signal),
  )
  if (!connected.ok) {
    const tried = resolved.value.join(', ')
    return { ok: false, failure: { ...connected.failure, address: tried }, phases }
  }
  const { address, dialled } = connected.value
  const secured = await runPhase('tls', context, phases, () => dialled.secured)
  const certificate = dialled.certificate()
  const seen = certificate === undefined ? {} : { certificate }
  const { socket, firstError } = dialled
  if (secured.ok) return { ok: true, socket, address, ...seen, phases, firstError }
  socket.destroy()
  return { ok: false, failure: { ...secured.failure, address, ...seen }, phases }
}

/** A literal has no DNS phase. */
async function addressesOf(
  { host }: ConnectTarget,
  context: OpenContext,
  phases: { dns?: number },
): Promise<PhaseResult<readonly string[]>> {
  if (isIP(host) !== 0) return { ok: true, value: [host] }
  const { dnsServers = [] } = context.policy
  const budgetMs = phaseBudgetMs('dns', context.deadline)
  return runPhase('dns', context, phases, (signal) =>
    resolveHost(host, { dnsServers, budgetMs, signal }),
  )
}

/** One bad address among good ones refuses the lot: the next answer may be in another order. */
function refusalOf(
  addresses: readonly string[],
  target: ConnectTarget,
  policy: OutboundPolicy,
): NetworkFailure | undefined {
  const guard = guardPolicy(policy)
  for (const address of addresses) {
    const kind = guard.refusal(address)
    if (kind !== undefined && !(target.named && kind !== 'metadata')) {
      return addressBlocked(address, kind)
    }
  }
  return undefined
}
