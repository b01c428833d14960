// Which operation of the table service a request asks for.

export type TableOperation = 'create-table' | 'insert' | 'read' | 'delete' | 'other'

const LEADS_TABLE = 'MarketplaceLeads'
const KEYS = /\(PartitionKey='(?<partition>[^']*)',RowKey='(?<row>[^']*)'\)$/

export function operationOf(request: Request): TableOperation {
  const path = pathOf(request)
  if (request.method === 'POST') {
    if (path === '/Tables') return 'create-table'
    return path === `/${LEADS_TABLE}` ? 'insert' : 'other'
  }
  if (!path.startsWith(`/${LEADS_TABLE}(`)) return 'other'
  if (request.method === 'GET') return 'read'
  return request.method === 'DELETE' ? 'delete' : 'other'
}

/** `partition/row` of the entity that the path names. */
export function entityKey(request: Request): string | undefined {
  const keys = KEYS.exec(pathOf(request))?.groups
  return keys === undefined ? undefined : `${keys['partition']}/${keys['row']}`
}

function pathOf(request: Request): string {
  return decodeURIComponent(new URL(request.url).pathname)
}
