// Recognises an address: a flow or hook, or the address of one of the other destinations.
import type { Find } from './recognised.ts'

const ADDRESS = /^(?:(?:POST|GET|PUT)\s+)?["'<]?([a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'>]+)["'>]?$/i
/** Without a scheme an address has a path, or it could be any name with dots in it. */
const WITHOUT_SCHEME = /^(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?\/\S*$/i
const DYNAMICS =
  /^[a-z0-9-]+\.(?:api\.)?crm\d*\.(?:dynamics\.(?:com|cn)|microsoftdynamics\.(?:us|de)|appsplatform\.us)$/
const SALESFORCE_FORM = /\/servlet\/servlet\.WebToLead$/i
const MARKETO = /^(?:app-|na-)([a-z0-9]+)\.marketo\.com$/

/** `text` without white space around it. */
export function findWebAddress(text: string): Find | undefined {
  const typed =
    ADDRESS.exec(text)?.[1] ?? (WITHOUT_SCHEME.test(text) ? `https://${text}` : undefined)
  const url = typed === undefined ? null : URL.parse(typed)
  if (url === null) return undefined
  const marketo = MARKETO.exec(url.hostname)?.[1]
  if (DYNAMICS.test(url.hostname)) return dynamics(url)
  if (SALESFORCE_FORM.test(url.pathname)) return salesforce(url)
  if (marketo !== undefined) {
    return {
      what: 'the address of a Marketo instance',
      destination: { type: 'marketo', serverId: marketo },
    }
  }
  // As it was pasted, so that the lint can say what is wrong with it.
  return {
    what: 'the URL of an HTTPS endpoint',
    destination: { type: 'https-endpoint', url: text },
  }
}

function dynamics(url: URL): Find {
  const host = url.hostname.replace('.api.', '.')
  return {
    what: 'the URL of a Dynamics 365 environment',
    destination: { type: 'dynamics-365', url: `https://${host}` },
    ...cloudOf(host),
  }
}

function cloudOf(host: string): Pick<Find, 'cloud'> {
  if (host.endsWith('.cn')) return { cloud: 'china' }
  return host.endsWith('.us') ? { cloud: 'us-government' } : {}
}

function salesforce({ searchParams }: URL): Find {
  const organizationId = searchParams.get('orgId') ?? searchParams.get('oid')
  return {
    what: 'the address of a Salesforce web-to-lead form',
    destination: {
      type: 'salesforce',
      ...(organizationId === null ? {} : { organizationId }),
    },
  }
}
