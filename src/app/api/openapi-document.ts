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
        'Tests lead destinations of the Microsoft commercial marketplace and explains each failure. Errors are RFC 9457 problem details. A key is sent as `Authorization: Bearer lp_…`; each route names the scope it needs. Without a key, the operator decides what may be done. `x-request-id` is echoed, `traceparent` is read for logs and problems.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
  })
}

export function registerSecurity(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'lp_<id>_<secret>',
    description: 'A key of a tenant, from POST /v1/keys, or the admin key of the operator.',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-leadprobe-session',
    description: 'A browser that signed in with a key at /sign-in; for 12 hours.',
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
