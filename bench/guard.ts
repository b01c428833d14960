// What the address guard adds to parsing a URL.
import { checkUrl } from '../src/net/address-guard/check-url.ts'
import type { Plan } from './measure.ts'

const URLS = [
  'https://contoso.table.core.windows.net/MarketplaceLeads',
  'https://prod-12.westeurope.logic.azure.com:443/workflows/0123/triggers/manual/paths/invoke?sig=x',
  'https://20.50.2.1/hook',
  'https://[2603:1020:201::1]/hook',
]
const PER_RUN = 5_000
const policy = { connectTo: [], allowPorts: [], allowPrivate: [] } as const

export const guardPlan: Plan = {
  name: 'parse and guard / new URL()',
  goal: 3,
  rounds: 20,
  perRound: 5,
  subject: { name: 'guard', run: () => eachUrl((url) => checkUrl(url, policy)) },
  base: { name: 'new URL()', run: () => eachUrl((url) => new URL(url)) },
}

function eachUrl(visit: (url: string) => unknown): void {
  for (let at = 0; at < PER_RUN; at++) visit(URLS[at % URLS.length] as string)
}
