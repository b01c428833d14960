// The registry of simulated vendors.
import { dynamicsSites } from '../dataverse/sites.ts'
import { marketoSites } from '../marketo/sites.ts'
import { salesforceSites } from '../salesforce/sites.ts'
import type { Site } from '../site.ts'
import { tableSites } from '../tables/sites.ts'
import { brokenAnswerSites } from './broken-answers.ts'
import type { SiteContext } from './context.ts'
import { customEndpointSites } from './custom-endpoint.ts'
import { flowSites } from './flow-triggers.ts'
import { hookSites } from './hooks.ts'
import { oddAnswerSites } from './odd-answers.ts'
import { statusFaultSites } from './status-faults.ts'
import { tlsFaultSites } from './tls-faults.ts'

const VENDORS: readonly ((context: SiteContext) => readonly Site[])[] = [
  customEndpointSites,
  tlsFaultSites,
  statusFaultSites,
  oddAnswerSites,
  brokenAnswerSites,
  flowSites,
  hookSites,
  tableSites,
  dynamicsSites,
  salesforceSites,
  marketoSites,
]

export function allSites(context: SiteContext): readonly Site[] {
  return VENDORS.flatMap((sites) => sites(context))
}
