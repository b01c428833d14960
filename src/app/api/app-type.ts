// The Hono app the routes are added to.
import type { OpenAPIHono } from '@hono/zod-openapi'

export type App = OpenAPIHono
