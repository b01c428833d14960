// A site: what the lab serves under a host name, and what is wrong with the way there.
import type { CertificateFault } from './certificates.ts'
import type { Answer } from './host.ts'

/** What goes wrong before HTTP. */
export type TlsFault =
  | CertificateFault
  | 'tls-1.1'
  | 'no-common-cipher'
  | 'client-certificate'
  | 'plain-http'
  | 'stall'
  | 'reset'

export interface Site {
  /** A host name in lower case; a leading `*.` stands for any labels. */
  readonly host: string
  readonly fault?: TlsFault
  readonly answer: Answer
  /** How it answers once it is mended; absent when its answers were never wrong. */
  readonly mended?: Answer
}

/** An exact name is found before a pattern. */
export function findSite(sites: readonly Site[], hostName: string): Site | undefined {
  return (
    sites.find((site) => site.host === hostName) ??
    sites.find((site) => site.host.startsWith('*.') && hostName.endsWith(site.host.slice(1)))
  )
}
