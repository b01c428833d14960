import { Resolver } from 'node:dns/promises'
import { beforeAll, expect, test } from 'vitest'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { labOfFile } from './lab-of-file.ts'
import { tableless } from './tableless-host.ts'

const lab = labOfFile(tableless(createNodeLabHost()))
const resolver = new Resolver({ timeout: 200, tries: 1 })
beforeAll(() => resolver.setServers([lab.dnsServer]))

test.each([
  ['leads-moved', 'ENOTFOUND'],
  ['dns-broken', 'ESERVFAIL'],
  ['dns-empty', 'ENODATA'],
  ['dns-silent', 'ETIMEOUT'],
])('%s cannot be resolved: %s', async (label, code) => {
  await expect(resolver.resolve4(`${label}.contoso.example`)).rejects.toMatchObject({ code })
})

test.each([
  ['intranet', ['10.20.30.40']],
  ['split', ['203.0.113.10', '192.168.7.20']],
  ['loopback', ['127.0.0.1']],
  ['metadata', ['169.254.169.254']],
])('%s resolves to what must not be contacted', async (label, addresses) => {
  expect(await resolver.resolve4(`${label}.contoso.example`)).toEqual(addresses)
})

test('gives addresses of the family that was asked for', async () => {
  expect(await resolver.resolve6('loopback.contoso.example')).toEqual(['::1'])
  await expect(resolver.resolve6('intranet.contoso.example')).rejects.toMatchObject({
    code: 'ENODATA',
  })
})

test('knows no other name', async () => {
  await expect(resolver.resolve4('www.microsoft.com')).rejects.toMatchObject({ code: 'ENOTFOUND' })
})
