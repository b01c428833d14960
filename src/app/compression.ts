// Pages and files go out compressed. Only what is read by GET: no answer there holds a secret whose
// length in company of a request's own words could be measured.
import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'

const compressed = compress({
  contentTypeFilter: /^(?:text\/(?:html|css|javascript|markdown)|application\/json|image\/svg)/,
})

export const compressReads: MiddlewareHandler = (c, next) =>
  c.req.method === 'GET' ? compressed(c, next) : next()
