// Decides how each connection is met: the site's certificate and answers, or its transport fault.
import type { Authorities } from './certificates.ts'
import type { Answer, Reception } from './host.ts'
import type { Journal } from './journal.ts'
import type { Repairs } from './repairs.ts'
import { findSite, type Site } from './site.ts'

export function createReception(
  authorities: Authorities,
  journal: Journal,
  sites: readonly Site[],
  repairs: Repairs,
): (serverName: string) => Promise<Reception> {
  return async (serverName) => {
    const hostName = serverName.toLowerCase()
    const found = findSite(sites, hostName)
    if (found === undefined) return { does: 'unrecognized-name' }
    const site = repairs.isMended(hostName) ? mended(found) : found
    return receive(authorities, hostName, site, counted(journal, hostName, site.answer))
  }
}

function mended({ host, answer, mended: mendedAnswer }: Site): Site {
  return { host, answer: mendedAnswer ?? answer }
}

async function receive(
  authorities: Authorities,
  hostName: string,
  { fault }: Site,
  answer: Answer,
): Promise<Reception> {
  if (fault === 'stall' || fault === 'reset' || fault === 'plain-http') return { does: fault }
  const isWeak = fault === 'tls-1.1' || fault === 'no-common-cipher'
  const wantsClientCertificate = fault === 'client-certificate'
  const certificateFault = isWeak || wantsClientCertificate ? undefined : fault
  const identity = await authorities.identityFor(hostName, certificateFault)
  const terms = { identity, wantsClientCertificate, ...(isWeak ? { weakness: fault } : {}) }
  return { does: 'handshake', terms, answer }
}

function counted(journal: Journal, hostName: string, answer: Answer): Answer {
  return (request) => {
    journal.countRequest(hostName)
    return answer(request)
  }
}
