import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, connect as connectPlainly, createServer } from 'node:net'
import { connect } from 'node:tls'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LabHost } from '../../src/lab/host.ts'
import { startLab } from '../../src/lab/lab.ts'
import { CUSTOM_ENDPOINT } from '../../src/lab/sites/custom-endpoint.ts'
import { REDIRECT_TARGET } from '../../src/lab/sites/status-faults.ts'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'
import { labOfFile } from './lab-of-file.ts'
import { ask, LEAD, post, refusal } from './plain-client.ts'
import { tableless } from './tableless-host.ts'

const lab = labOfFile(tableless(createNodeLabHost()))
beforeEach(() => lab.reset())

describe('the custom endpoint', () => {
  test('takes a lead over TLS that verifies with the lab’s own authority', async () => {
    expect(await post(lab, CUSTOM_ENDPOINT)).toMatchObject({ status: 200 })
    expect(lab.leads('https-endpoint')).toMatchObject([
      { host: 'leads.contoso.example', lead: LEAD },
    ])
    expect(lab.requests('leads.contoso.example')).toBe(1)
  })

  test('forgets what it saw on reset', async () => {
    await post(lab, CUSTOM_ENDPOINT)
    lab.reset()
    expect([lab.leads(), lab.requests('leads.contoso.example')]).toEqual([[], 0])
  })

  test.each([
    ['another method', { method: 'GET' }, 405],
    ['another content type', { method: 'POST', body: 'a=b' }, 415],
    ['a null where a string belongs', nulled(), 400],
  ])('refuses %s', async (_what, request, status) => {
    expect((await ask(lab, CUSTOM_ENDPOINT, request)).status).toBe(status)
    expect(lab.leads()).toEqual([])
  })
})

function nulled() {
  const body = JSON.stringify({ ...LEAD, UserDetails: { ...LEAD.UserDetails, Phone: null } })
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body }
}

describe('TLS faults', () => {
  test.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['unknown-root', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['unknown-intermediate', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['missing-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['other-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['client-certificate', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'],
    ['reset', 'ECONNRESET'],
  ])('%s is refused with %s', async (label, code) => {
    expect(await refusal(lab, `https://${label}.contoso.example/hook`)).toBe(code)
    expect(lab.leads()).toEqual([])
  })

  test.each([
    ['old-tls-1-1', 'tlsv1 alert protocol version'],
    ['no-common-cipher', 'alert handshake failure'],
    ['plain-http', 'wrong version number'],
    ['no-such-host', 'unrecognized name'],
  ])('%s is refused because of %s', async (label, reason) => {
    await expect(post(lab, `https://${label}.contoso.example/hook`)).rejects.toThrow(reason)
  })

  test('a host that stalls has still said nothing when another was served', async () => {
    const stalled = post(lab, 'https://stall.contoso.example/hook').then(
      () => 'answered',
      () => 'ended',
    )
    const other = post(lab, CUSTOM_ENDPOINT).then(() => 'other')
    expect(await Promise.race([stalled, other])).toBe('other')
  })
})

describe('HTTP faults', () => {
  test.each([301, 302, 303, 307, 308])('a %i points to another host', async (status) => {
    const answer = await post(lab, `https://status-${status}.contoso.example/hook`)
    expect(answer).toMatchObject({ status, headers: { location: REDIRECT_TARGET } })
    expect(lab.requests(new URL(REDIRECT_TARGET).hostname)).toBe(0)
  })

  test('a 429 says when to come back', async () => {
    const answer = await post(lab, 'https://status-429.contoso.example/hook')
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '30' } })
  })

  test.each([
    ['truncated', 'aborted'],
    ['closed-unanswered', 'socket hang up'],
    ['reset-unanswered', 'ECONNRESET'],
    ['not-http', 'Parse Error'],
    ['huge-header', 'Header overflow'],
  ])('%s breaks with %s', async (label, words) => {
    await expect(post(lab, `https://${label}.contoso.example/hook`)).rejects.toThrow(words)
  })

  test('the gzip bomb is small on the wire', async () => {
    const { body, headers } = await post(lab, 'https://gzip-bomb.contoso.example/hook')
    expect(headers['content-encoding']).toBe('gzip')
    expect(body.length).toBeLessThan(300_000)
  })
})

describe('the lab itself', () => {
  test('writes its authority to a file and removes it on closing', async () => {
    const other = await startLab(tableless(createNodeLabHost()))
    expect(await readFile(other.caFile, 'utf8')).toBe(other.caPem)
    await other.close()
    await expect(readFile(other.caFile)).rejects.toThrow('ENOENT')
  })

  test('leads every host to its port, except those whose name or address is the fault', () => {
    const { connectTo } = lab.policy()
    expect(connectTo.at(-1)).toEqual({
      fromHost: '',
      fromPort: '',
      toHost: '127.0.0.1',
      toPort: String(lab.port),
    })
    expect(connectTo.slice(1, -1).every(({ toHost }) => toHost === '')).toBe(true)
  })

  test('says how to get the table service when it is not installed', () => {
    expect(lab.notices).toEqual([expect.stringContaining('npm install azurite')])
  })

  test('stops what it had started when its port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const closed: string[] = []
    const host: LabHost = {
      ...createNodeLabHost(),
      startTables: async () => ({
        available: true,
        port: 0,
        forward: async () => new Response(),
        close: async () => void closed.push('tables'),
      }),
    }
    await expect(startLab(host, { port })).rejects.toThrow('EADDRINUSE')
    expect(closed).toEqual(['tables'])
    await new Promise((resolve) => server.close(resolve))
  })

  test('survives a client that asks for a name no certificate can carry', async () => {
    const name = `${'\u00e9'.repeat(5)}.logic.azure.com`
    const socket = connect({ host: '127.0.0.1', port: lab.port, servername: name, ca: lab.caPem })
    await expect(once(socket, 'secureConnect')).rejects.toThrow()
    expect(await post(lab, CUSTOM_ENDPOINT)).toMatchObject({ status: 200 })
  })

  test('hangs up on what is not TLS', async () => {
    const socket = connectPlainly({ host: '127.0.0.1', port: lab.port })
    socket.end('GET / HTTP/1.1\r\n\r\n')
    await once(socket, 'close')
    expect(socket.bytesRead).toBe(0)
  })
})
