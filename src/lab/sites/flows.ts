// The flows and logic apps of the lab, with the trigger URLs that a publisher would paste.
import { madeUpHex, madeUpSignature } from '../made-up.ts'

export interface Flow {
  readonly name: string
  readonly id: string
  readonly host: string
  readonly signature: string
  /** "Who can trigger the flow". */
  readonly callers: 'anyone' | 'tenant' | 'specific-users'
  readonly state: 'Enabled' | 'Disabled' | 'Deleted'
  /** `sample`: made by "Use sample payload" from Microsoft's FAQ sample, with required properties. */
  readonly schema: 'published' | 'sample'
  readonly trouble?: 'throttled' | 'no-response' | 'responds-400'
}

const FLOW_HOST = `${madeUpHex('environment', 30)}.e7.environment.api.powerplatform.com`
const LOGIC_APP_HOST = 'prod-27.westeurope.logic.azure.com'

export const FLOWS = {
  healthy: flow('healthy'),
  tenantOnly: flow('tenant-only', { callers: 'tenant' }),
  specificUsers: flow('specific-users', { callers: 'specific-users' }),
  resaved: flow('resaved'),
  turnedOff: flow('turned-off', { state: 'Disabled' }),
  deleted: flow('deleted', { state: 'Deleted' }),
  sampleSchema: flow('sample-schema', { schema: 'sample' }),
  throttled: flow('throttled', { trouble: 'throttled' }),
  slow: flow('slow', { trouble: 'no-response' }),
  ownResponse: flow('own-response', { trouble: 'responds-400' }),
  logicApp: flow('logic-app', { host: LOGIC_APP_HOST }),
  /** A flow from before 2025-11-30: its old host no longer knows it. */
  retired: flow('retired', { host: 'prod-114.westus.logic.azure.com', state: 'Deleted' }),
} as const satisfies Readonly<Record<string, Flow>>

/** The trigger URL; `signature` stands for the one in the URL when it is another than the flow's. */
export function flowUrl({ host, id, signature }: Flow, pasted: string = signature): string {
  const query = `sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${pasted}`
  return `${unsignedFlowUrl({ host, id })}&${query}`
}

/** The form for callers who sign in to the tenant. */
export function unsignedFlowUrl({ host, id }: Pick<Flow, 'host' | 'id'>): string {
  const isLogicApp = host.endsWith('.logic.azure.com')
  const folder = isLogicApp ? '' : 'powerautomate/automations/direct/'
  const version = isLogicApp ? '2016-06-01' : '1'
  return `https://${host}:443/${folder}workflows/${id}/triggers/manual/paths/invoke?api-version=${version}`
}

/**
 * The same flow, on, open to anyone, with the published schema and without trouble. When it is opened
 * to anyone it gets a signature.
 */
export function mendedFlow({ trouble: _, callers, ...one }: Flow): Flow {
  const signature = callers === 'anyone' ? one.signature : madeUpSignature(`${one.name} opened`)
  return { ...one, signature, callers: 'anyone', state: 'Enabled', schema: 'published' }
}

function flow(name: string, traits: Partial<Flow> = {}): Flow {
  return {
    name,
    id: madeUpHex(name, 32),
    host: FLOW_HOST,
    signature: madeUpSignature(name),
    callers: 'anyone',
    state: 'Enabled',
    schema: 'published',
    ...traits,
  }
}
