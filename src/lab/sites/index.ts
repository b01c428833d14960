// The registry of simulated vendors.
import type { Site } from '../site.ts'
import { tableSites } from '../tables/sites.ts'
import type { SiteContext } from './context.ts'
import { customEndpointSites } from './custom-endpoint.ts'
import { tlsFaultSites } from './tls-faults.ts'

export function allSites(context: SiteContext): readonly Site[] {
  return [customEndpointSites, tlsFaultSites, tableSites].flatMap((sites) => sites(context))
}
