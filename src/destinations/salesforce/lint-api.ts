// What the credentials of the deep check give away before anybody uses them.
import type { Evidence } from '../../model/evidence.ts'
import type { SalesforceApiConfig } from './config.ts'
import { isPkcs8 } from './private-key.ts'

export function lintApi(api: SalesforceApiConfig): readonly Evidence[] {
  const [name, url] =
    api.type === 'access-token' ? ['instanceUrl', api.instanceUrl] : ['loginUrl', api.loginUrl]
  const ofUrl = url === undefined ? [] : lintUrl(`/api/${name}`, url)
  if (api.type === 'jwt') return [...ofUrl, ...lintKey(api.privateKey)]
  return api.type === 'password' ? [...ofUrl, ...lintClient(api)] : ofUrl
}

/** Half a connected app would be left aside, and the sign-in go another way than was meant. */
function lintClient({ clientId, clientSecret }: PasswordConfig): readonly Evidence[] {
  if ((clientId === undefined) === (clientSecret === undefined)) return []
  const field = clientId === undefined ? 'clientId' : 'clientSecret'
  const other = clientId === undefined ? 'clientSecret' : 'clientId'
  const expected = `a value, because ${other} has one`
  const evidence = fault(`/api/${field}`, 'lp:wrong-type', `api.${field}: expected ${expected}`)
  return [{ ...evidence, captures: { field: `api.${field}`, expected } }]
}

type PasswordConfig = Extract<SalesforceApiConfig, { type: 'password' }>

function lintUrl(field: string, typed: string): readonly Evidence[] {
  const url = URL.parse(typed.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return [fault(field, 'lp:url-malformed', 'The text is not a URL that begins with https://.')]
  }
  const host = { host: url.hostname }
  if (url.protocol === 'http:') {
    const problem = 'The URL starts with http:// instead of https://.'
    return [{ ...fault(field, 'lp:not-https', problem), ...host }]
  }
  if (url.username !== '' || url.password !== '') {
    const problem = 'The URL carries a user name or a password before "@".'
    return [{ ...fault(field, 'lp:credentials-in-url', problem), ...host }]
  }
  if (isPageHost(url.hostname)) {
    const problem = `${url.hostname} serves pages, not the API: use ${apiHostOf(url.hostname)}.`
    return [{ ...fault(field, 'lp:url-malformed', problem), ...host }]
  }
  return isSandboxHost(url.hostname) ? [sandbox(field, url.hostname)] : []
}

function lintKey(privateKey: string): readonly Evidence[] {
  if (isPkcs8(privateKey)) return []
  const expected =
    'a private key in PEM form that begins with -----BEGIN PRIVATE KEY----- (PKCS #8)'
  const problem = `The private key is not ${expected}.`
  const evidence = fault('/api/privateKey', 'lp:wrong-type', problem)
  return [{ ...evidence, captures: { field: 'api.privateKey', expected } }]
}

function isPageHost(host: string): boolean {
  return /\.lightning\.force\.com$|\.salesforce-setup\.com$|\.visualforce\.com$/.test(host)
}

function apiHostOf(host: string): string {
  return `https://${host.split('.')[0]}.my.salesforce.com`
}

/** Sandboxes have an address of their own: `contoso--uat.sandbox.my.salesforce.com`. */
export function isSandboxHost(host: string): boolean {
  return (
    host === 'test.salesforce.com' ||
    /(?:^|\.)sandbox\.my\.salesforce\.com$/.test(host) ||
    /^[a-z0-9-]+--[a-z0-9]+\.(?:[a-z0-9]+\.)?my\.salesforce\.com$/.test(host)
  )
}

/** Whether the identifier is that of the sandbox as well shows after the sign-in. */
function sandbox(field: string, host: string): Evidence {
  const problem = `${host} is the address of a sandbox.`
  return {
    step: 'config',
    outcome: 'warn',
    codes: ['lp:sandbox-host'],
    field,
    host,
    text: problem,
    captures: { problem },
  }
}

function fault(field: string, code: string, problem: string): Evidence {
  return {
    step: 'config',
    outcome: 'fail',
    codes: [code],
    field,
    text: problem,
    captures: { problem },
  }
}
