// The throw-away authorities of the lab and the certificates, sound or faulty, they issue on demand.
import { type Authority, type Office, openOffice, type Validity } from './certificate-office.ts'
import type { Identity, LabHost } from './host.ts'

/** What is wrong with a host's certificate. */
export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'self-signed'
  /** The whole chain is sent, up to a root nobody trusts. */
  | 'unknown-root'
  /** The chain ends below a root nobody trusts. */
  | 'unknown-intermediate'
  | 'missing-intermediate'
  | 'other-name'

export interface Authorities {
  readonly caPem: string
  /** A certificate for `hostName`, issued once for each name and fault. */
  identityFor(hostName: string, fault?: CertificateFault): Promise<Identity>
}

interface Chain {
  readonly issuer?: Authority
  /** What is sent after the leaf. */
  readonly rest: readonly Authority[]
}

const DAY_MS = 86_400_000

export async function createAuthorities(host: LabHost): Promise<Authorities> {
  const office = openOffice(host)
  const root = await office.authority('Leadprobe Lab Root')
  const chainFor = await createChains(office, root)
  const keys = await office.newKeys()
  const key = await office.privateKeyPem(keys)
  const issued = new Map<string, Promise<Identity>>()

  async function issue(hostName: string, fault?: CertificateFault): Promise<Identity> {
    const name = fault === 'other-name' ? 'www.fabrikam.example' : hostName
    const { issuer, rest } = chainFor(fault)
    const leaf = await office.leaf(name, keys, validity(host.now(), fault), issuer)
    return { key, chain: [leaf, ...rest.map((one) => one.pem)].join('\n') }
  }

  return {
    caPem: root.pem,
    identityFor: (hostName, fault) => {
      const slot = `${hostName} ${fault ?? ''}`
      const identity = issued.get(slot) ?? issue(hostName, fault)
      issued.set(slot, identity)
      return identity
    },
  }
}

async function createChains(office: Office, root: Authority) {
  const intermediate = await office.authority('Leadprobe Lab Intermediate', root)
  const unknownRoot = await office.authority('Unknown Root')
  const unknown = await office.authority('Unknown Intermediate', unknownRoot)
  return (fault?: CertificateFault): Chain => {
    if (fault === 'self-signed') return { rest: [] }
    if (fault === 'unknown-root') return { issuer: unknown, rest: [unknown, unknownRoot] }
    if (fault === 'unknown-intermediate') return { issuer: unknown, rest: [unknown] }
    if (fault === 'missing-intermediate') return { issuer: intermediate, rest: [] }
    return { issuer: intermediate, rest: [intermediate] }
  }
}

function validity(now: number, fault?: CertificateFault): Validity {
  if (fault === 'expired') return { from: now - 90 * DAY_MS, to: now - 3 * DAY_MS }
  if (fault === 'not-yet-valid') return { from: now + 2 * DAY_MS, to: now + 92 * DAY_MS }
  return { from: now - DAY_MS, to: now + 30 * DAY_MS }
}
