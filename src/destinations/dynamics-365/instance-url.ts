// What a Dynamics 365 URL names: an environment, another page of Microsoft's, or something else.
// Host names: https://learn.microsoft.com/power-platform/admin/new-datacenter-regions, edition of 2022.
import type { Cloud } from '../../model/vocabulary.ts'
import { isPrivateName } from '../private-name.ts'

export type HostKind =
  /** `contoso.crm4.dynamics.com`, also of a region that is not known yet. */
  | {
      readonly type: 'instance'
      readonly host: string
      readonly cloud: Cloud
      readonly isApi: boolean
    }
  /** An address of Microsoft's closed German cloud. */
  | { readonly type: 'closed' }
  /** A Microsoft page that is no environment; `what` completes "The URL is the address of …". */
  | { readonly type: 'microsoft-page'; readonly what: string }
  | { readonly type: 'other-vendor'; readonly what: string }
  /** An address that only the organization's own network has. */
  | { readonly type: 'private' }
  /** A host that nothing is known about; whether it is Dynamics 365 shows when it answers. */
  | { readonly type: 'unknown' }

const INSTANCE =
  /^([a-z0-9-]+)\.(api\.)?(crm\d{0,3}\.dynamics\.com|crm\d{0,3}\.dynamics\.cn|crm\d{0,3}\.microsoftdynamics\.(?:us|de)|crm\d{0,3}\.appsplatform\.us)$/
/** First labels under which Microsoft runs services of its own. */
const SERVICES = new Set(['admin', 'dev', 'disco', 'globaldisco', 'home', 'port'])

/** Most telling first. */
const MICROSOFT_PAGES: readonly (readonly [zone: string, what: string])[] = [
  ['admin.powerplatform.microsoft.com', 'the Power Platform admin center'],
  ['admin.powerplatform.com', 'the Power Platform admin center'],
  ['admin.microsoft.com', 'the Microsoft 365 admin center'],
  ['make.powerapps.com', 'the Power Apps maker portal'],
  ['make.powerautomate.com', 'the Power Automate maker portal'],
  ['powerappsportals.com', 'a Power Pages site'],
  ['powerapps.com', 'a Power Apps page'],
  ['powerapps.us', 'a Power Apps page'],
  ['powerautomate.com', 'a Power Automate page'],
  ['businesscentral.dynamics.com', 'Business Central, which takes no leads from the marketplace'],
  ['operations.dynamics.com', 'Dynamics 365 Finance and Operations, which takes no leads'],
  ['cloudax.dynamics.com', 'Dynamics 365 Finance and Operations, which takes no leads'],
  ['home.dynamics.com', 'the Dynamics 365 home page'],
  ['logic.azure.com', 'a flow or logic app'],
  ['dynamics.com', 'a Dynamics 365 page that is no environment'],
  ['dynamics.cn', 'a Dynamics 365 page that is no environment'],
  ['microsoftdynamics.us', 'a Dynamics 365 page that is no environment'],
  ['appsplatform.us', 'a Power Platform page'],
  ['powerplatform.com', 'a Power Platform page or API'],
  ['microsoftonline.com', 'the sign-in service'],
  ['sharepoint.com', 'a SharePoint site'],
  ['office.com', 'an Office page'],
  ['azure.com', 'an Azure page'],
  ['microsoft.com', 'a Microsoft page'],
  ['windows.net', 'an Azure service'],
]

const OTHER_VENDORS: readonly (readonly [zone: string, what: string])[] = [
  ['salesforce.com', 'Salesforce'],
  ['force.com', 'Salesforce'],
  ['marketo.com', 'Marketo'],
  ['mktorest.com', 'Marketo'],
  ['hubspot.com', 'HubSpot'],
  ['hubapi.com', 'HubSpot'],
  ['zoho.com', 'Zoho'],
  ['zohoapis.com', 'Zoho'],
  ['pipedrive.com', 'Pipedrive'],
  ['sugarcrm.com', 'SugarCRM'],
  ['zapier.com', 'Zapier'],
]

/** `hostname` as `URL` gives it. */
export function hostKindOf(hostname: string): HostKind {
  const host = hostname.replace(/\.$/, '')
  const [, name = '', api, zone = ''] = INSTANCE.exec(host) ?? []
  if (name !== '' && !SERVICES.has(name)) return instanceIn(name, zone, api !== undefined)
  const page = zoneOf(host, MICROSOFT_PAGES)
  if (page !== undefined) return { type: 'microsoft-page', what: page }
  const vendor = zoneOf(host, OTHER_VENDORS)
  if (vendor !== undefined) return { type: 'other-vendor', what: vendor }
  return isPrivateName(hostname) || isAddress(host) ? { type: 'private' } : { type: 'unknown' }
}

function instanceIn(name: string, zone: string, isApi: boolean): HostKind {
  if (zone.endsWith('.de')) return { type: 'closed' }
  return { type: 'instance', host: `${name}.${zone}`, cloud: cloudOf(zone), isApi }
}

function cloudOf(zone: string): Cloud {
  if (zone.endsWith('.cn')) return 'china'
  return zone.endsWith('.us') ? 'us-government' : 'global'
}

/** Microsoft's environments have names, never numbers. */
function isAddress(host: string): boolean {
  return /^[0-9.]+$/.test(host) || host.startsWith('[')
}

function zoneOf(
  host: string,
  zones: readonly (readonly [zone: string, what: string])[],
): string | undefined {
  return zones.find(([zone]) => host === zone || host.endsWith(`.${zone}`))?.[1]
}

export interface Instance {
  /** `https://contoso.crm4.dynamics.com`, the resource that tokens are asked for. */
  readonly origin: string
  readonly host: string
  readonly cloud: Cloud
}

/** Where a config's URL leads; it must have passed the lint. */
export function instanceOf(typed: string): Instance {
  const url = new URL(typed.trim())
  const kind = hostKindOf(url.hostname)
  const port = url.port === '' ? '' : `:${url.port}`
  return kind.type === 'instance'
    ? { origin: `https://${kind.host}${port}`, host: kind.host, cloud: kind.cloud }
    : { origin: url.origin, host: url.hostname, cloud: 'global' }
}
