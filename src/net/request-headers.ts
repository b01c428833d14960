// The headers a request goes out with: the caller's, without those that the connection decides.

const DECIDED_BY_CONNECTION = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** What is sent unless the caller says otherwise: a plain body cannot be a compression bomb. */
const DEFAULTS = { 'accept-encoding': 'identity', 'user-agent': 'leadprobe' }

/** Names come out in lower case. */
export function requestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !DECIDED_BY_CONNECTION.has(name))
  return { ...DEFAULTS, ...Object.fromEntries(own) }
}
