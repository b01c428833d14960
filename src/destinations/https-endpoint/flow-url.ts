// Power Automate and Logic Apps trigger URLs: which product, whether the signature is whole.
// Forms from the support article on trigger URLs (2025-10) and the listCallbackUrl reference.

export interface FlowUrl {
  readonly product: 'power-automate' | 'logic-apps' | 'logic-apps-standard'
  /** The shared host family that Power Automate left on 2025-11-30; Logic Apps still uses it. */
  readonly isLegacyHost: boolean
  readonly signature: 'whole' | 'truncated' | 'missing'
  /** Milliseconds since the Unix epoch, when the URL names an expiry. */
  readonly expiresAt?: number
}

/** HMAC-SHA-256 in base64url without padding. */
const WHOLE_SIGNATURE = /^[A-Za-z0-9_-]{43}$/

/** Undefined when no flow can stand behind the URL. */
export function readFlowUrl(url: URL): FlowUrl | undefined {
  const place = placeOf(url)
  if (place === undefined) return undefined
  const expiry = Date.parse(url.searchParams.get('se') ?? '')
  return {
    ...place,
    signature: signatureOf(url),
    ...(Number.isNaN(expiry) ? {} : { expiresAt: expiry }),
  }
}

function placeOf(url: URL): Pick<FlowUrl, 'product' | 'isLegacyHost'> | undefined {
  const host = url.hostname
  if (/\.environment\.api\.(?:[a-z]+\.)?powerplatform\./.test(host)) {
    return { product: 'power-automate', isLegacyHost: false }
  }
  if (host.endsWith('.logic.azure.com')) return { product: 'logic-apps', isLegacyHost: true }
  if (/\.logic\.azure\.(?:us|cn)$/.test(host)) return { product: 'logic-apps', isLegacyHost: false }
  const isStandard =
    host.endsWith('.azurewebsites.net') && /\/triggers\/.+\/invoke$/.test(url.pathname)
  return isStandard ? { product: 'logic-apps-standard', isLegacyHost: false } : undefined
}

function signatureOf(url: URL): FlowUrl['signature'] {
  const signature = url.searchParams.get('sig') ?? ''
  if (signature === '') return 'missing'
  return WHOLE_SIGNATURE.test(signature) ? 'whole' : 'truncated'
}
