// Tenants apart: every route that takes an id, with the id of another's thing.
import { describe, expect, it } from 'vitest'
import {
  bearer,
  type ContractRuntime,
  freshAddress,
  freshHook,
  makeKey,
  makeReport,
  post,
  type ServiceUnderTest,
  startService,
} from './service-under-test.ts'

/** How to make a thing of a tenant, by where its id stands; a new kind of thing needs a line here. */
const THINGS: Readonly<
  Record<string, (service: ServiceUnderTest, key: string) => Promise<string>>
> = {
  '/v1/reports/:id': (service, key) => makeReport(service, bearer(key)),
  '/reports/:id': (service, key) => makeReport(service, bearer(key)),
  '/reports/:file': async (service, key) => `${await makeReport(service, bearer(key))}.json`,
  '/v1/checks/:id': startCheck,
  '/v1/keys/:id': makeOther,
  '/v1/batches/:id': makeBatch,
  '/v1/watches/:id': makeWatch,
  '/watches/:id': makeWatch,
}

/** What belongs to nobody. */
const PUBLIC = /^\/(?:v1\/)?(?:rules|rehearse|scenarios)\/|^\/assets\//

/** A second key of the same tenant. */
async function makeOther({ request }: ServiceUnderTest, key: string): Promise<string> {
  const wanted = { name: 'other', scopes: ['check:run'] }
  const response = await request('/v1/keys', post(wanted, bearer(key)))
  return ((await response.json()) as { id: string }).id
}

async function makeBatch({ request }: ServiceUnderTest, key: string): Promise<string> {
  const body = { destinations: [{ destination: freshHook() }] }
  const response = await request('/v1/batches', post(body, bearer(key)))
  return ((await response.json()) as { id: string }).id
}

async function makeWatch(service: ServiceUnderTest, key: string): Promise<string> {
  const listed = await service.request('/v1/keys', { headers: bearer(key) })
  const [{ tenant }] = ((await listed.json()) as { keys: [{ tenant: string }] }).keys
  const id = service.services.newId()
  const kind = 'https-endpoint'
  const watch = { id, tenant, config: 'default', destination: 'hook', kind } as const
  await service.watchStore.see(watch, service.clock.now())
  return id
}

/** Runs until the service under test is told to end it. */
async function startCheck({ request }: ServiceUnderTest, key: string): Promise<string> {
  const headers = { ...bearer(key), accept: 'text/event-stream' }
  const response = await request('/v1/checks', post({ destination: freshHook() }, headers))
  await response.body?.cancel()
  return /\/v1\/checks\/(\w+)\//.exec(response.headers.get('content-location') ?? '')?.[1] as string
}

export function tenantContract(runtime: ContractRuntime): void {
  describe('what a tenant has', () => {
    it('is 404 for another and for somebody without a key, on every route with an id', async () => {
      const service = startService(runtime, { settings: { CALLER_PER_MINUTE: '1000' } })
      const [own, other] = [await makeKey(service), await makeKey(service)]
      const routes = routesWithId(service)
      expect(routes.length).toBeGreaterThan(8)
      for (const { method, path } of routes) {
        const thing = Object.keys(THINGS).find((start) => path.startsWith(start))
        expect(thing, `${method} ${path}: say in THINGS how to make one`).toBeDefined()
        const id = await THINGS[thing as string]?.(service, own.key)
        const address = path.replace(/:\w+(?:\{[^/]*\})?/, id as string)
        const foreign = await ask(service, method, address, bearer(other.key))
        expect(foreign.status, `${method} ${path} of another`).toBe(404)
        const nobody = await ask(service, method, address, { 'test-address': freshAddress() })
        // These are no business of somebody without a key, whatever their id.
        const refused = /^\/(?:v1\/(?:keys|batches)|(?:v1\/)?watches)\//.test(path) ? 401 : 404
        expect(nobody.status, `${method} ${path} without a key`).toBe(refused)
        const mine = await ask(service, method, address, bearer(own.key))
        expect(mine.status, `${method} ${path} of one's own`).toBeLessThan(400)
      }
    })

    it('is not found beside an open report, which whoever has its id may read', async () => {
      const service = startService(runtime)
      const { key } = await makeKey(service)
      const open = await makeReport(service, { 'test-address': freshAddress() })
      const path = `/v1/reports/${open}`
      expect((await service.request(path)).status).toBe(200)
      expect((await service.request(path, { headers: bearer(key) })).status).toBe(200)
    })

    it('is shared by the keys of the tenant', async () => {
      const service = startService(runtime)
      const one = await makeKey(service)
      const two = await makeKey(service, { tenant: one.tenant })
      const id = await makeReport(service, bearer(one.key))
      const response = await service.request(`/v1/reports/${id}`, { headers: bearer(two.key) })
      expect(response.status).toBe(200)
    })

    it('says on its page who can read it', async () => {
      const service = startService(runtime)
      const { key, tenant } = await makeKey(service)
      const id = await makeReport(service, bearer(key))
      const html = await (await service.request(`/reports/${id}`, { headers: bearer(key) })).text()
      expect(html).toContain('Only your team can read the report.')
      expect(html).toContain(tenant)
    })
  })
}

function routesWithId({ app }: ServiceUnderTest) {
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.includes(':') && !PUBLIC.test(path))
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(routes)].map((route) => {
    const [method = '', path = ''] = route.split(' ')
    return { method, path }
  })
}

async function ask(
  { request }: ServiceUnderTest,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<Response> {
  const response = await request(path, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  })
  await response.body?.cancel()
  return response
}
