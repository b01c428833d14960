// Connection strings to break, and what is said of them.
import { readConnectionString } from '../../../src/destinations/azure-table/connection-string/read-connection-string.ts'

export const NOW = Date.parse('2026-11-20T12:00:00Z')
export const KEY = `${'Ab3+/'.repeat(17)}w==`
export const NAME = 'contosoleads'
export const FULL = `DefaultEndpointsProtocol=https;AccountName=${NAME};AccountKey=${KEY};EndpointSuffix=core.windows.net`
export const HOST = 'https://contosoleads.table.core.windows.net'
export const SIG = encodeURIComponent(`${'Ab3+/'.repeat(8)}xyz=`)
export const SAS = `sv=2022-11-02&ss=t&srt=sco&sp=rwdlacu&se=2027-01-01T00:00:00Z&spr=https&sig=${SIG}`
export const WITH_SAS = `TableEndpoint=${HOST}/;SharedAccessSignature=${SAS}`

export const read = (text: string) => readConnectionString(text, NOW)
export const said = (text: string) =>
  read(text).problems.map(({ code, outcome }) => `${outcome} ${code}`)
