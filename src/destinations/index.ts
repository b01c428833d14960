// The registry: every destination kind there is.
import type { DestinationKind } from '../model/destination-kind.ts'
import type { DestinationId } from '../model/vocabulary.ts'
import { azureBlob } from './azure-blob/index.ts'
import { azureTable } from './azure-table/index.ts'
import { dynamics365 } from './dynamics-365/index.ts'
import { httpsEndpoint } from './https-endpoint/index.ts'
import { marketo } from './marketo/index.ts'
import { salesforce } from './salesforce/index.ts'

/** By id. A kind that is not built yet is absent. */
export const destinationKinds: { readonly [K in DestinationId]?: DestinationKind } = {
  'dynamics-365': sealed(dynamics365),
  salesforce: sealed(salesforce),
  marketo: sealed(marketo),
  'azure-table': sealed(azureTable),
  'https-endpoint': sealed(httpsEndpoint),
  'azure-blob': sealed(azureBlob),
}

/** The kind of that id; safe for ids that came from outside. */
export function findDestinationKind(id: string): DestinationKind | undefined {
  return Object.hasOwn(destinationKinds, id) ? destinationKinds[id as DestinationId] : undefined
}

/** Hides what a kind's config and session look like: only its own schema and `open` make them. */
function sealed<C, S>(kind: DestinationKind<C, S>): DestinationKind {
  return kind as unknown as DestinationKind
}
