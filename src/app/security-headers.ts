// The headers on every reply: no script or style but our own files, nothing framed, nothing kept.
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { isEventStream } from './event-stream.ts'

const SELF = "'self'"
const NONE = "'none'"

export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: [NONE],
    scriptSrc: [SELF],
    styleSrc: [SELF],
    imgSrc: [SELF, 'data:'],
    connectSrc: [SELF],
    formAction: [SELF],
    baseUri: [NONE],
    frameAncestors: [NONE],
    requireTrustedTypesFor: ["'script'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: 'max-age=31536000',
  permissionsPolicy: {
    camera: [],
    geolocation: [],
    microphone: [],
    payment: [],
    usb: [],
  },
})

/** Replies can hold what a customer pasted, so no cache keeps them; hashed assets say otherwise. */
export const keepNothing: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.headers.has('cache-control') && !isEventStream(c.res)) return
  c.res.headers.set('cache-control', 'no-store')
  c.res.headers.set('pragma', 'no-cache')
}
