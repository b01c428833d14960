// Which sign-in service of Microsoft's issues the tokens of an environment.
// Host names as @azure/msal-node 7.2.1 knows them.
import type { Cloud } from '../../model/vocabulary.ts'

/** National clouds have directories of their own. GCC, on crm9, uses the worldwide one. */
const AUTHORITY: { readonly [C in Cloud]: string } = {
  global: 'https://login.microsoftonline.com',
  china: 'https://login.partner.microsoftonline.cn',
  'us-government': 'https://login.microsoftonline.us',
}

const MICROSOFT_HOSTS = new Set([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
  'login-us.microsoftonline.com',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login.microsoftonline.us',
  'login.usgovcloudapi.net',
  'login.microsoftonline.de',
])

/**
 * The China marketplace can only sign in to its own cloud. Elsewhere one Partner Center serves all,
 * and the environment's address tells the cloud.
 */
export function authorityFor(offerCloud: Cloud, instanceCloud: Cloud): string {
  return AUTHORITY[offerCloud === 'china' ? 'china' : instanceCloud]
}

/** True for sign-in services of Microsoft's cloud; others belong to on-premises servers. */
export function isMicrosoftAuthority(host: string): boolean {
  return MICROSOFT_HOSTS.has(host)
}
