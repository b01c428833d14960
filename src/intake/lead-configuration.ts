// Recognises the lead configuration that Partner Center's and the old portal's APIs return.
import { cloudOfConnectionString } from './connection-string.ts'
import type { Find, FoundDestination } from './recognised.ts'

type Folded = ReadonlyMap<string, unknown>
type Maker = (fields: Folded) => FoundDestination

interface Shape {
  /** `resourceType` of the ingestion API, folded. */
  readonly resourceType: string
  /** Key of the Cloud Partner Portal, folded. */
  readonly portalKey: string
  readonly title: string
  /** A field that only this kind has. */
  readonly telling: string
  readonly make: Maker
}

const SHAPES: readonly Shape[] = [
  {
    resourceType: 'dynamicscustomerrelationshipmanagementleadconfiguration',
    portalKey: 'crmleadconfiguration',
    title: 'Dynamics 365',
    telling: 'directoryid',
    make: dynamics,
  },
  {
    resourceType: 'httpsendpointleadconfiguration',
    portalKey: 'httpsendpointleadconfiguration',
    title: 'HTTPS endpoint',
    telling: 'httpsendpointuri',
    make: (fields) =>
      config('https-endpoint', { url: first(fields, 'httpsendpointuri', 'uri', 'url') }),
  },
  {
    resourceType: 'azureblobleadconfiguration',
    portalKey: 'blobleadconfiguration',
    title: 'Azure blob',
    telling: 'containername',
    make: (fields) =>
      config('azure-blob', {
        connectionString: fields.get('connectionstring'),
        containerName: fields.get('containername'),
      }),
  },
  {
    resourceType: 'azuretableleadconfiguration',
    portalKey: 'tableleadconfiguration',
    title: 'Azure table',
    telling: 'connectionstring',
    make: (fields) => config('azure-table', { connectionString: fields.get('connectionstring') }),
  },
  {
    resourceType: 'marketoleadconfiguration',
    portalKey: 'marketoleadconfiguration',
    title: 'Marketo',
    telling: 'munchkinaccountid',
    make: marketo,
  },
  {
    resourceType: 'salesforceleadconfiguration',
    portalKey: 'salesforceleadconfiguration',
    title: 'Salesforce',
    telling: 'objectidentifier',
    make: (fields) =>
      config('salesforce', {
        organizationId: first(fields, 'objectidentifier', 'organizationid', 'oid'),
      }),
  },
]

const MAX_DEPTH = 6

/** `value` is parsed JSON of any shape. */
export function findLeadConfiguration(value: unknown): Find | undefined {
  const found = search(value, 0)
  if (found === undefined) return undefined
  const { shape, fields } = found
  const destination = shape.make(fields)
  const cloud = cloudOfConnectionString(String(fields.get('connectionstring') ?? ''))
  return {
    what: `a lead configuration for ${shape.title}`,
    destination,
    ...(cloud === undefined ? {} : { cloud }),
  }
}

function search(value: unknown, depth: number): { shape: Shape; fields: Folded } | undefined {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return undefined
  const fields = fold(value)
  const own = SHAPES.find((shape) => isShape(shape, fields))
  if (own !== undefined) return { shape: own, fields }
  for (const [key, inner] of fields) {
    const shape = SHAPES.find(({ portalKey }) => key.endsWith(portalKey))
    if (shape !== undefined && isObject(inner)) return { shape, fields: fold(inner) }
  }
  for (const inner of fields.values()) {
    const found = search(inner, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** Key case cannot be relied on: one of Microsoft's own tools writes `applicationID`. */
function fold(value: object): Folded {
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== '')
  return new Map(entries.map(([key, inner]) => [key.toLowerCase().replace(/[-_]/g, ''), inner]))
}

function isShape({ resourceType, telling }: Shape, fields: Folded): boolean {
  const type = fields.get('resourcetype')
  if (typeof type === 'string') return type.toLowerCase() === resourceType
  return typeof fields.get(telling) === 'string'
}

function dynamics(fields: Folded): FoundDestination {
  const userName = fields.get('username')
  const applicationId = fields.get('applicationid')
  const method = String(fields.get('authentication') ?? '')
  const isUser = /365|user/i.test(method) || (applicationId === undefined && userName !== undefined)
  const auth = isUser
    ? defined({ type: 'office-365', userName, password: fields.get('password') })
    : defined({
        type: 'entra',
        directoryId: fields.get('directoryid'),
        applicationId,
        clientSecret: first(fields, 'applicationkey', 'clientsecret'),
      })
  return config('dynamics-365', { url: first(fields, 'uri', 'url'), auth })
}

function marketo(fields: Folded): FoundDestination {
  const formId = fields.get('formid')
  return config('marketo', {
    serverId: fields.get('serverid'),
    munchkinId: first(fields, 'munchkinaccountid', 'munchkinid'),
    formId: /^\d+$/.test(String(formId)) ? Number(formId) : formId,
  })
}

function config(type: FoundDestination['type'], values: Record<string, unknown>): FoundDestination {
  return { type, ...defined(values) }
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function first(fields: Folded, ...keys: readonly string[]): unknown {
  return keys.map((key) => fields.get(key)).find((value) => value !== undefined)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
