// SOAP `login()`: the old way in, refused where Salesforce has retired it.
import { Hono } from 'hono'
import type { SalesforceContext } from './context.ts'
import { outageAnswer, soapAnswer, soapFault } from './errors.ts'
import type { Entrance } from './oauth.ts'
import type { Org } from './org.ts'
import { openSession } from './sessions.ts'

const WRONG = 'Invalid username, password, security token; or user locked out.'
const TOKEN_WANTED = `${WRONG} Are you at a new location? When accessing Salesforce--either via a desktop client or the API--from outside of your company's trusted networks, you must add a security token to your password to log in. To get your new security token, log in to Salesforce. From your personal settings, enter Reset My Security Token in the Quick Find box, then select Reset My Security Token.`

/** Versions before this one have been switched off; `login()` is gone from LAST + 1 on. */
const FIRST_VERSION = 31
const LAST_VERSION = 64

export function soapApp(context: SalesforceContext, entranceOf: (host: string) => Entrance): Hono {
  const app = new Hono()
  app.post('/services/Soap/:kind{[uc]}/:version', async (c) => {
    const { version } = c.req.param()
    const { username, password } = readLogin(await c.req.text())
    if (username === undefined || password === undefined) {
      return soapFault('UNKNOWN_EXCEPTION', 'Only login is played here.')
    }
    const { org: own, isSandbox } = entranceOf(new URL(c.req.url).hostname)
    const org = context.orgs.byUser(username, isSandbox)
    if (org?.api.outage !== undefined) return outageAnswer(org.api.outage)
    if (org !== undefined) org.signIns += 1
    const refusal = refuseVersion(Number.parseFloat(version), org)
    if (refusal !== undefined) return refusal
    if (org === undefined || (own !== undefined && own !== org)) {
      return soapFault('INVALID_LOGIN', WRONG)
    }
    return refuse(org, password) ?? loggedIn(org, version)
  })
  return app
}

function readLogin(xml: string) {
  const value = (name: string) => {
    const found = new RegExp(`<(?:\\w+:)?${name}>([^<]*)</`).exec(xml)?.[1]
    return found === undefined ? undefined : unescapeXml(found)
  }
  return { username: value('username'), password: value('password') }
}

function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&apos;': "'",
    '&#39;': "'",
    '&amp;': '&',
  }
  return text.replaceAll(/&(?:lt|gt|quot|apos|amp|#39);/g, (entity) => named[entity] ?? entity)
}

function refuseVersion(version: number, org: Org | undefined): Response | undefined {
  if (!(version >= FIRST_VERSION)) {
    return soapFault('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL')
  }
  if (version <= LAST_VERSION && org?.api.isSoapLoginOffered !== false) return undefined
  return soapFault('INVALID_OPERATION', 'SOAP API login() is disabled by default in this org.')
}

function refuse({ user }: Org, password: string): Response | undefined {
  if (!user.isActive) return soapFault('INVALID_LOGIN', WRONG)
  if (user.restriction === 'invalid login hours') {
    return soapFault('LOGIN_DURING_RESTRICTED_TIME', 'Login during restricted time.')
  }
  if (user.restriction === 'ip restricted') {
    return soapFault('LOGIN_DURING_RESTRICTED_DOMAIN', 'Login from this address is restricted.')
  }
  if (password === user.password + user.securityToken) return undefined
  if (password !== user.password) return soapFault('INVALID_LOGIN', WRONG)
  if (user.isAddressTrusted) return undefined
  return soapFault('LOGIN_MUST_USE_SECURITY_TOKEN', TOKEN_WANTED)
}

/** An expired password still opens a session, which is good for changing the password only. */
function loggedIn(org: Org, version: string): Response {
  const { id, host, user, isSandbox } = org
  const session = user.isPasswordExpired ? 'restricted' : openSession(org)
  const result = [
    `<passwordExpired>${user.isPasswordExpired}</passwordExpired>`,
    `<sandbox>${isSandbox}</sandbox>`,
    `<serverUrl>https://${host}/services/Soap/u/${version}/${id.slice(0, 15)}</serverUrl>`,
    `<sessionId>${session}</sessionId>`,
    `<userId>${user.id}</userId>`,
    `<userInfo><organizationId>${id}</organizationId><userName>${user.name}</userName></userInfo>`,
  ]
  return soapAnswer(200, `<loginResponse><result>${result.join('')}</result></loginResponse>`)
}
