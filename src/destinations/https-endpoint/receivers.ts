// Hook receivers and pages that publishers paste, recognised by their address alone.

export interface Receiver {
  readonly name: string
  readonly nature:
    | 'zapier'
    | 'hubspot-form'
    /** Made for trying things out: short-lived, or somebody's laptop. */
    | 'test'
    /** A page of a portal, opened in a browser, instead of the address it shows. */
    | 'page'
}

const HOSTS: readonly { readonly host: RegExp; readonly receiver: Receiver }[] = [
  { host: /^hooks\.zapier\.com$/, receiver: { name: 'Zapier', nature: 'zapier' } },
  {
    host: /(^|\.)(hsforms\.com|forms\.hubspot\.com)$/,
    receiver: { name: 'HubSpot form', nature: 'hubspot-form' },
  },
  { host: /(^|\.)webhook\.site$/, receiver: { name: 'webhook.site', nature: 'test' } },
  { host: /\.ngrok(-free)?\.(io|app|dev)$/, receiver: { name: 'ngrok tunnel', nature: 'test' } },
  { host: /\.trycloudflare\.com$/, receiver: { name: 'Cloudflare quick tunnel', nature: 'test' } },
  {
    host: /^(make\.powerautomate|flow\.microsoft|make\.powerapps)\.com$|\.flow\.microsoft\.com$/,
    receiver: { name: 'Power Automate portal', nature: 'page' },
  },
  { host: /^portal\.azure\.(com|us|cn)$/, receiver: { name: 'Azure portal', nature: 'page' } },
  { host: /^partner\.microsoft\.com$/, receiver: { name: 'Partner Center', nature: 'page' } },
  { host: /^zapier\.com$/, receiver: { name: 'Zapier editor', nature: 'page' } },
]

export function receiverAt(url: URL): Receiver | undefined {
  if (/\/webhook-test\//.test(url.pathname)) return { name: 'n8n test URL', nature: 'test' }
  return HOSTS.find(({ host }) => host.test(url.hostname))?.receiver
}
