// The registry: every destination kind there is, and one schema over all their configs.
import { z } from 'zod'
import type { DestinationKind } from '../model/destination-kind.ts'
import type { DestinationId } from '../model/vocabulary.ts'
import { azureBlobSchema } from './azure-blob/config.ts'
import { azureBlob } from './azure-blob/index.ts'
import { azureTableSchema } from './azure-table/config.ts'
import { azureTable } from './azure-table/index.ts'
import { httpsEndpointSchema } from './https-endpoint/config.ts'
import { httpsEndpoint } from './https-endpoint/index.ts'

/** By id. A kind that is not built yet is absent. */
export const destinationKinds: { readonly [K in DestinationId]?: DestinationKind } = {
  'azure-table': sealed(azureTable),
  'https-endpoint': sealed(httpsEndpoint),
  'azure-blob': sealed(azureBlob),
}

/** The kind of that id; safe for ids that came from outside. */
export function findDestinationKind(id: string): DestinationKind | undefined {
  return Object.hasOwn(destinationKinds, id) ? destinationKinds[id as DestinationId] : undefined
}

/** Any destination's config, told apart by `type`: for JSON Schema, OpenAPI and forms. */
export const destinationConfigSchema = z.discriminatedUnion('type', [
  azureTableSchema,
  httpsEndpointSchema,
  azureBlobSchema,
])
export type DestinationConfig = z.infer<typeof destinationConfigSchema>

/** Hides what a kind's config and session look like: only its own schema and `open` make them. */
function sealed<C, S>(kind: DestinationKind<C, S>): DestinationKind {
  return kind as unknown as DestinationKind
}
