// The whole service on Node: a batch that outlives the process that took it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { serveApp } from '../../src/node-service.ts'
import { type LeadReceiver, startLeadReceiver } from './lead-receiver.ts'

const hosts = Array.from({ length: 9 }, (_, index) => `h${index}.leads.example`)
const folder = mkdtempSync(join(tmpdir(), 'leadprobe-restart-'))
let receiver: LeadReceiver
beforeAll(async () => {
  receiver = await startLeadReceiver(hosts, () => 150)
})
afterAll(async () => {
  await receiver.close()
  rmSync(folder, { recursive: true })
})

const serve = (environment: Record<string, string>) =>
  serveApp({
    port: 0,
    host: '127.0.0.1',
    allowedHosts: [],
    policy: receiver.policy,
    rulebook: defaultRulebook(),
    environment,
    isTerminal: true,
    storeFile: join(folder, 'service.db'),
  })

it('a batch is taken up again after a restart, and no destination gets a second lead', async () => {
  const environment = {
    LEADPROBE_SEALING_KEY: Buffer.alloc(32, 3).toString('base64'),
    LEADPROBE_WORKERS: '2',
  }
  const first = await serve(environment)
  const destinations = hosts.map((host) => ({
    destination: { type: 'https-endpoint', url: `https://${host}/hook` },
  }))
  const taken = await fetch(`${first.url}v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ destinations }),
  })
  const { links } = (await taken.json()) as { links: { self: string; events: string } }
  await expect.poll(() => receiver.arrived.length, { interval: 10 }).toBeGreaterThan(1)
  await first.close()
  const arrivedBefore = receiver.arrived.length
  expect(arrivedBefore).toBeLessThan(hosts.length)

  const second = await serve(environment)
  const events = await (await fetch(new URL(links.events, second.url))).text()
  const { batch } = (await (await fetch(new URL(links.self, second.url))).json()) as {
    batch: { state: string; jobs: unknown; verdicts: unknown }
  }
  await second.close()
  expect(events).toContain('event: end')
  expect(batch).toMatchObject({ state: 'ended', jobs: { done: 9 }, verdicts: { pass: 9 } })
  expect(receiver.arrived.map(({ host }) => host).sort()).toEqual(hosts)
})

it('a service whose sealing key cannot be used does not start, and says why', async () => {
  await expect(serve({ LEADPROBE_SEALING_KEY: 'c2hvcnQ=' })).rejects.toThrow(
    /LEADPROBE_SEALING_KEY has to be 32 bytes/,
  )
})
