// GET /v1/destinations: the kinds, with the fields of their forms.
import { createRoute, z } from '@hono/zod-openapi'
import { whatIsSentTo } from '../../lead/what-is-sent.ts'
import type { DestinationKind as Kind } from '../../model/destination-kind.ts'
import type { DestinationKinds } from '../../run/check-request.ts'
import { configSchema, formFields } from '../form-fields.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'
import { DestinationKind, type DestinationKindView } from './destination-schemas.ts'
import { json } from './responses.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/v1/destinations',
  summary: 'List the kinds of destination and their fields',
  responses: { 200: json(z.object({ destinations: z.array(DestinationKind) }), 'All kinds') },
})

export function addDestinationRoutes(app: App, { kinds }: AppServices): void {
  app.openapi(listRoute, (c) => c.json({ destinations: kindViews(kinds) }, 200))
}

export function kindViews(kinds: DestinationKinds): DestinationKindView[] {
  return Object.values(kinds).map(kindView)
}

export function kindView(kind: Kind): DestinationKindView {
  const sent = whatIsSentTo(kind.id)
  return {
    id: kind.id,
    title: kind.title,
    docs: kind.docs,
    clouds: [...kind.clouds],
    fields: formFields(kind),
    schema: configSchema(kind),
    sent: { note: sent.note, fields: [...sent.fields] },
  }
}
