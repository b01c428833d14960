// Reading tables and their definitions over the Web API.
import { type Call, listed, type PathPart, queried, segmentMissing, single } from './call.ts'
import { attributeDefinition, attributeDefinitions, entityDefinition } from './metadata.ts'
import { answerQuery, type QueriedTable, type Row } from './odata-query.ts'
import { privilegeRefusal } from './privileges.ts'
import { isRefusal, notFound, type Refusal, refused } from './refusal.ts'
import { TABLES } from './rows.ts'

export function readEntity(call: Call, part: PathPart): Response {
  return metadata(call, 'prvReadEntity', () => entityDefinition(call.organization, part(1)))
}

export function listAttributes(call: Call): Response {
  const refusal = privilegeRefusal(call.organization, call.user, METADATA_READ)
  return listed(call, refusal ?? attributeDefinitions(call.organization))
}

export function readAttribute(call: Call, part: PathPart): Response {
  const withOptions = part(2) !== '' && (call.query.get('$expand') ?? '').startsWith('OptionSet')
  return metadata(call, 'prvReadAttribute', () =>
    attributeDefinition(call.organization, part(1), { withOptions }),
  )
}

const METADATA_READ = { privilege: 'prvReadAttribute', table: 'entity' }

function metadata(call: Call, privilege: string, read: () => Row | Refusal): Response {
  const refusal = privilegeRefusal(call.organization, call.user, { privilege, table: 'entity' })
  return single(call, refusal ?? read())
}

export function readOne(call: Call, part: PathPart): Response {
  return withTable(call, part(1), (table, rows) => {
    const row = rows.find((one) => Object.values(one)[0] === part(2).toLowerCase())
    if (row === undefined) {
      return refused(
        notFound('0x80040217', `Entity '${table.table}' With Id = ${part(2)} Does Not Exist`),
      )
    }
    const found = answerQuery([row], call.query, table)
    return single(call, isRefusal(found) ? found : (found[0] ?? row))
  })
}

export function readMany(call: Call, part: PathPart): Response {
  return withTable(call, part(1), (table, rows) => queried(call, table, rows))
}

function withTable(
  { organization, user }: Call,
  name: string,
  answer: (table: QueriedTable, rows: readonly Row[]) => Response,
): Response {
  const table = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined
  if (table === undefined) return refused(segmentMissing(name))
  const { privilege } = table
  const refusal = privilegeRefusal(organization, user, { privilege, table: table.table })
  return refusal === undefined ? answer(table, table.rows(organization)) : refused(refusal)
}
