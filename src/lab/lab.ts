// The lab: every simulated vendor behind one TLS port on loopback, under the real host names.
import type { ConnectTo, OutboundPolicy } from '../model/transport.ts'
import type { DestinationId } from '../model/vocabulary.ts'
import { createAuthorities } from './certificates.ts'
import { connectToRules } from './connect-to.ts'
import { answerDns } from './dns.ts'
import type { LabHost } from './host.ts'
import { createJournal, type HeldLead } from './journal.ts'
import { createReception } from './reception.ts'
import { createRepairs } from './repairs.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'
import { allSites } from './sites/index.ts'
import { labAccounts } from './tables/accounts.ts'
import {
  createVendors,
  rebuildAt,
  resetVendors,
  settle,
  stateOf,
  type VendorState,
} from './vendors.ts'

export interface LabOptions {
  /** TLS port on 127.0.0.1; absent or 0 means any free one. */
  readonly port?: number
}

export interface Lab extends VendorState {
  readonly port: number
  /** PEM certificate of the throw-away authority; it lives only as long as the lab. */
  readonly caPem: string
  /** File that holds `caPem`. */
  readonly caFile: string
  /** `address:port` of the lab's DNS server. */
  readonly dnsServer: string
  /** In order: first match wins, and the last one takes every other host to the lab. */
  readonly connectTo: readonly ConnectTo[]
  readonly scenarios: readonly Scenario[]
  /** What is not available here, in sentences; empty when everything is. */
  readonly notices: readonly string[]
  /** The outbound policy with which checks reach the lab, as it is now, and nothing else. */
  policy(): OutboundPolicy
  /** Mends what a scenario shows at the vendor, or breaks it again; settings are the caller's. */
  setMended(scenario: Pick<Scenario, 'mend'>, isMended: boolean): void
  /** Leads held now, of all, of one destination kind or of one host. */
  leads(where?: DestinationId | string): readonly HeldLead[]
  /** HTTP requests that reached a host since the start or the last reset. */
  requests(host: string): number
  /**
   * Forgets requests and leads, and what was mended at a vendor; what the table service holds stays
   * there.
   */
  reset(): void
  close(): Promise<void>
}

/** Starts the lab. Rejects when the port is taken, and leaves nothing running then. */
export async function startLab(host: LabHost, options: LabOptions = {}): Promise<Lab> {
  const running: Closable[] = []
  const close = async () => {
    await Promise.all(running.splice(0).map((one) => one.close()))
  }
  try {
    return { ...(await open(host, options, running)), close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Closable {
  close(): Promise<void>
}

/** Adds to `running` what has to be closed, as soon as it runs. */
async function open(
  host: LabHost,
  options: LabOptions,
  running: Closable[],
): Promise<Omit<Lab, 'close'>> {
  const authorities = await createAuthorities(host)
  const tables = await host.startTables(labAccounts)
  if (tables.available) running.push(tables)
  const journal = createJournal()
  const { crypto, now } = host
  const repairs = createRepairs()
  const vendors = createVendors({ journal, now, repairs })
  const sites = allSites({ ...vendors, journal, tables, crypto, now, repairs })
  const receive = createReception(authorities, journal, sites, repairs)
  const listener = await host.listen({ port: options.port ?? 0, receive })
  running.push(listener)
  const dns = await host.listenDns(answerDns)
  running.push(dns)
  const { caPem } = authorities
  const caFile = await host.writeTempFile('leadprobe-lab-ca.pem', caPem)
  running.push({ close: caFile.remove })
  const ports = { port: listener.port, refusingPort: await host.refusingPort() }
  const connectToNow = () => connectToRules(ports, repairs)
  const dnsServer = `127.0.0.1:${dns.port}`
  return {
    port: listener.port,
    caPem,
    caFile: caFile.path,
    dnsServer,
    connectTo: connectToNow(),
    scenarios,
    notices: tables.available ? [] : [tables.reason],
    policy: () => {
      const here = { connectTo: connectToNow(), ca: caPem, dnsServers: [dnsServer] }
      return { ...here, allowPorts: [], allowPrivate: [] }
    },
    setMended: ({ mend }, isMended) => {
      const place = mend?.place
      if (place !== undefined && repairs.set(place, isMended)) rebuildAt(vendors, place)
    },
    leads: (where) => {
      settle(vendors)
      return journal.leads(where)
    },
    requests: journal.requests,
    ...stateOf(vendors),
    reset: () => {
      journal.reset()
      repairs.reset()
      resetVendors(vendors)
    },
  }
}
