// The Web API below /api/data/v9.x/: which request is which operation.
import { type Call, type PathPart, segmentMissing } from './call.ts'
import { findLeads, getLead, postLead, removeLead } from './lead-operations.ts'
import { refused } from './refusal.ts'
import { listAttributes, readAttribute, readEntity, readMany, readOne } from './table-operations.ts'
import { associated, userAttributePrivileges, userPrivileges, whoAmI } from './user-operations.ts'

interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Without the version, decoded. */
  readonly path: RegExp
  run(call: Call, part: PathPart): Promise<Response> | Response
}

/** First match wins. */
const OPERATIONS: readonly Operation[] = [
  { method: 'GET', path: /^WhoAmI(?:\(\))?$/, run: whoAmI },
  { method: 'POST', path: /^leads$/, run: postLead },
  { method: 'GET', path: /^leads$/, run: findLeads },
  { method: 'GET', path: /^leads\(([^)]+)\)$/, run: getLead },
  { method: 'DELETE', path: /^leads\(([^)]+)\)$/, run: removeLead },
  {
    method: 'GET',
    path: /^systemusers\(([^)]+)\)\/Microsoft\.Dynamics\.CRM\.RetrieveUserPrivileges(?:\(\))?$/,
    run: userPrivileges,
  },
  {
    method: 'GET',
    path: /^systemusers\(([^)]+)\)\/Microsoft\.Dynamics\.CRM\.RetrievePrincipalAttributePrivileges(?:\(\))?$/,
    run: userAttributePrivileges,
  },
  { method: 'GET', path: /^systemusers\(([^)]+)\)\/(\w+_association)$/, run: associated },
  { method: 'GET', path: /^EntityDefinitions\(LogicalName='(\w+)'\)$/, run: readEntity },
  {
    method: 'GET',
    path: /^EntityDefinitions\(LogicalName='lead'\)\/Attributes$/,
    run: listAttributes,
  },
  {
    method: 'GET',
    path: /^EntityDefinitions\(LogicalName='lead'\)\/Attributes\(LogicalName='(\w+)'\)(\/Microsoft\.Dynamics\.CRM\.PicklistAttributeMetadata)?$/,
    run: readAttribute,
  },
  { method: 'GET', path: /^(\w+)\(([0-9a-fA-F-]{36})\)$/, run: readOne },
  { method: 'GET', path: /^(\w+)$/, run: readMany },
]

export function answerCall(call: Call): Promise<Response> | Response {
  for (const { method, path, run } of OPERATIONS) {
    const match = method === call.request.method ? path.exec(call.path) : null
    if (match !== null) return run(call, (index) => match[index] ?? '')
  }
  return refused(segmentMissing(call.path))
}
