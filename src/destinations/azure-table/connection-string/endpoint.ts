// Where the account's tables are: the explicit endpoint, or the one made of name and suffix.
import type { Cloud } from '../../../model/vocabulary.ts'
import type { Pair, Pairs } from './pairs.ts'
import { doubtful, malformed, type Problem } from './problem.ts'

export interface Endpoint {
  /** Origin and path without a slash at the end. */
  readonly url: string
  /** The account's blob endpoint, when both are made of the same name and suffix. */
  readonly blobUrl?: string
}

export interface EndpointRead {
  readonly endpoint?: Endpoint
  readonly problems: readonly Problem[]
}

const SUFFIXES: Readonly<Record<string, Cloud | 'closed'>> = {
  'core.windows.net': 'global',
  'core.chinacloudapi.cn': 'china',
  'core.usgovcloudapi.net': 'us-government',
  'core.cloudapi.de': 'closed',
}
const DEFAULT_SUFFIX = 'core.windows.net'
const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/

/** The cloud a storage host belongs to, as far as its suffix tells. */
export function cloudOfHost(host: string): Cloud | 'closed' | undefined {
  return Object.entries(SUFFIXES).find(([suffix]) => host.endsWith(`.${suffix}`))?.[1]
}

export function readEndpoint({ byKey }: Pairs): EndpointRead {
  const explicit = byKey.get('TableEndpoint')
  if (explicit !== undefined) return fromUrl(explicit, byKey.get('AccountName'))
  const name = byKey.get('AccountName')
  if (name === undefined) return { problems: [] }
  return derived(name.value, byKey.get('EndpointSuffix'), byKey.get('DefaultEndpointsProtocol'))
}

function derived(name: string, suffixPair?: Pair, protocol?: Pair): EndpointRead {
  const suffix = (suffixPair?.value ?? DEFAULT_SUFFIX).toLowerCase().replace(/^\./, '')
  const problems = [
    ...(suffixPair === undefined ? [] : suffixProblems(suffix, suffixPair)),
    ...protocolProblems(protocol),
  ]
  const [url, blobUrl] = ['table', 'blob'].map((service) => `https://${name}.${service}.${suffix}`)
  return url !== undefined && blobUrl !== undefined && URL.canParse(url)
    ? { endpoint: { url, blobUrl }, problems }
    : { problems }
}

function suffixProblems(suffix: string, { at }: Pair): readonly Problem[] {
  const place = { key: 'EndpointSuffix', at }
  if (suffix === '') return [malformed('EndpointSuffix is empty.', place)]
  if (/^(?:https?:|table\.|blob\.)/.test(suffix)) {
    return [malformed('EndpointSuffix starts too early; it is the part after "table.".', place)]
  }
  if (!HOST.test(suffix)) return [malformed('EndpointSuffix is no host name.', place)]
  if (SUFFIXES[suffix] !== undefined) return []
  return [doubtful('EndpointSuffix is none that Azure uses, such as core.windows.net.', place)]
}

function protocolProblems(pair?: Pair): readonly Problem[] {
  const key = 'DefaultEndpointsProtocol'
  if (pair === undefined) {
    return [
      doubtful(`${key}=https is missing, which some of Microsoft's libraries refuse.`, { key }),
    ]
  }
  const protocol = pair.value.toLowerCase()
  const place = { key, at: pair.at }
  if (protocol === 'https') return []
  if (protocol !== 'http') return [malformed(`${key} is not https.`, place)]
  return [notHttps(`${key} is http: leads would travel unprotected.`, place)]
}

function fromUrl({ value, at }: Pair, name?: Pair): EndpointRead {
  const place = { key: 'TableEndpoint', at }
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { problems: [malformed('TableEndpoint is no URL that starts with https://.', place)] }
  }
  if (url.protocol === 'http:') {
    return { problems: [notHttps('TableEndpoint is http: leads would travel unprotected.', place)] }
  }
  if (/\.(?:blob|queue|file|dfs|web)\./.test(url.hostname)) {
    const problem =
      'TableEndpoint is the address of another service of the account, not of its tables.'
    return { problems: [{ ...malformed(problem, place), code: 'lp:no-table-endpoint' }] }
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '') {
    return { problems: [malformed('TableEndpoint carries more than host and path.', place)] }
  }
  const endpoint = { url: url.origin + url.pathname.replace(/\/+$/, '') }
  return { endpoint, problems: otherAccount(url.hostname, name) }
}

function otherAccount(host: string, name?: Pair): readonly Problem[] {
  const owner = /^([a-z0-9]{3,24})(?:-secondary)?\.table\.core\./.exec(host)?.[1]
  if (name === undefined || owner === undefined || owner === name.value) return []
  const problem = 'TableEndpoint belongs to another account than AccountName.'
  return [malformed(problem, { key: 'AccountName', at: name.at })]
}

function notHttps(problem: string, place: { key: string; at: number }): Problem {
  return { ...malformed(problem, place), code: 'lp:not-https' }
}
