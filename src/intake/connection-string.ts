// Recognises a storage connection string, or the part of one that people copy instead.
import { cloudOfHost } from '../destinations/azure-table/connection-string/endpoint.ts'
import type { Find } from './recognised.ts'

const NAMES =
  /(?:^|[;\s"'{=])(?:DefaultEndpointsProtocol|AccountName|AccountKey|TableEndpoint|BlobEndpoint|SharedAccessSignature|UseDevelopmentStorage)\s*=/i
const STORAGE_HOST =
  /^https:\/\/[a-z0-9-]+\.(?:table|blob|queue|file|dfs)\.core\.[a-z.]+(?:[/?:]|$)/i
const BARE_KEY = /^[A-Za-z0-9+/]{80,90}={1,2}$/
/** At least two parts in a row, and no space between them. */
const WITHIN_TEXT =
  /(?:(?:DefaultEndpointsProtocol|AccountName|AccountKey|EndpointSuffix|(?:Table|Blob|Queue|File)Endpoint|SharedAccessSignature)=[^;\s"'<>]*;?){2,}/i
const MAX_WORDS_AROUND = 60
/** More words than this around it, and somebody is writing about a connection string. */
const MAX_WORDS = 12

export function findConnectionString(text: string): Find | undefined {
  const within = connectionStringWithin(text)
  if (within !== undefined && within !== text) return findConnectionString(within)
  if (text.split(/\s+/).length > MAX_WORDS) return undefined
  const isOne = [NAMES, STORAGE_HOST, BARE_KEY].some((shape) => shape.test(text))
  if (!isOne && !isSasToken(text)) return undefined
  const cloud = cloudOfConnectionString(text)
  return {
    what: NAMES.test(text)
      ? 'an Azure storage connection string'
      : 'a part of an Azure storage connection string',
    destination: { type: 'azure-table', connectionString: text },
    ...(cloud === undefined ? {} : { cloud }),
  }
}

/** With its key, out of a sentence or two; undefined in a longer text, which is about more than that. */
function connectionStringWithin(text: string): string | undefined {
  const words = text.split(/\s+/).length
  if (words === 1 || words > MAX_WORDS_AROUND) return undefined
  const found = WITHIN_TEXT.exec(text)?.[0].replace(/[.,)]+$/, '') ?? ''
  return /(?:AccountKey|SharedAccessSignature)=/i.test(found) ? found : undefined
}

function isSasToken(text: string): boolean {
  if (/[\s;:]/.test(text)) return false
  const token = new URLSearchParams(text)
  return token.has('sig') && token.has('sv')
}

/** The cloud that the endpoint suffix names, unless it is the ordinary one. */
export function cloudOfConnectionString(text: string): Find['cloud'] {
  const suffix = /\bcore\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)\b/i.exec(text)?.[0]
  const cloud = suffix === undefined ? undefined : cloudOfHost(`a.${suffix.toLowerCase()}`)
  return cloud === 'china' || cloud === 'us-government' ? cloud : undefined
}
