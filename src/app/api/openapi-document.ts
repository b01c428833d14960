// The OpenAPI 3.1 document, from the routes themselves.
import type { DestinationKinds } from '../../run/check-request.ts'
import { configSchema } from '../form-fields.ts'
import type { AppServices } from '../services.ts'
import type { App } from './app-type.ts'

export type ApiDocument = ReturnType<App['getOpenAPI31Document']>

export function apiDocument(app: App, settings: AppServices['settings']): ApiDocument {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'leadprobe',
      version: settings.version,
      description:
        'Tests lead destinations of the Microsoft commercial marketplace and explains each failure. Errors are RFC 9457 problem details.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
  })
}

/** Names the config of each kind, and `Destination` for any of them. */
export function registerDestinations(app: App, kinds: DestinationKinds): void {
  const all = Object.values(kinds)
  const nameOf = (id: string) => `destination-${id}`
  for (const kind of all) {
    app.openAPIRegistry.registerComponent('schemas', nameOf(kind.id), configSchema(kind))
  }
  app.openAPIRegistry.registerComponent('schemas', 'Destination', {
    type: 'object',
    description: 'The config of one destination; `type` says of which kind.',
    required: ['type'],
    anyOf: all.map(({ id }) => ({ $ref: `#/components/schemas/${nameOf(id)}` })),
  })
}
