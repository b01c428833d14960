// Every way a TLS handshake goes wrong keeps the runtime's own code and shows the certificate.
import { describe, expect, test } from 'vitest'
import { createAuthority, createLeaf, type Leaf } from '../../net/certificates.ts'
import {
  authority,
  failureOf,
  HOST,
  httpsSite,
  lead,
  leaf,
  netTo,
  openNet,
  responseOf,
  type Site,
  tcpSite,
} from './loopback.ts'

interface Fault {
  readonly title: string
  readonly code: string
  readonly site: () => Promise<Site>
}

const serving = (make: () => Promise<Leaf>) => async () =>
  httpsSite((_request, response) => response.end(), await make())

const intermediate = await createAuthority('Test intermediate', authority)
const stranger = await createAuthority('Unknown root')

const CERTIFICATE_FAULTS: readonly Fault[] = [
  {
    title: 'expired',
    code: 'CERT_HAS_EXPIRED',
    site: serving(() => createLeaf({ names: [HOST], from: -30, to: -1 }, authority)),
  },
  {
    title: 'not yet valid',
    code: 'CERT_NOT_YET_VALID',
    site: serving(() => createLeaf({ names: [HOST], from: 1, to: 30 }, authority)),
  },
  {
    title: 'self-signed leaf',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    site: serving(() => createLeaf({ names: [HOST] })),
  },
  {
    title: 'root of its own in the chain',
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
    site: serving(async () => {
      const own = await createLeaf({ names: [HOST] }, stranger)
      return { ...own, cert: `${own.cert}\n${stranger.pem}` }
    }),
  },
  {
    title: 'missing intermediate',
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    site: serving(() => createLeaf({ names: [HOST] }, intermediate)),
  },
  {
    title: 'another host’s certificate',
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    site: serving(() => createLeaf({ names: ['other.example'] }, authority)),
  },
]

describe.each(CERTIFICATE_FAULTS)('$title', ({ code, site }) => {
  test('is refused with its code and the certificate that was shown', async () => {
    let requests = 0
    const target = await site()
    const net = netTo(target)
    const connection = await net.connect(lead.url)
    const exchange = await net.send(lead)
    requests += exchange.outcome === 'answered' ? 1 : 0
    expect(requests).toBe(0)
    expect(connection).toMatchObject({
      outcome: 'failed',
      failure: {
        phase: 'tls',
        code,
        timedOut: false,
        address: '127.0.0.1',
        certificate: {
          subject: expect.stringMatching(/^CN=/),
          validTo: expect.stringMatching(/Z$/),
        },
      },
    })
    expect(failureOf(exchange).code).toBe(code)
    expect(exchange.mayHaveArrived).toBe(false)
    expect(Object.keys(exchange.phases)).toEqual(['connect', 'tls'])
  })
})

test('the names a certificate is for are told', async () => {
  const site = await serving(() =>
    createLeaf({ names: ['other.example', '*.other.example'] }, authority),
  )()
  const connection = await netTo(site).connect(lead.url)
  if (connection.outcome !== 'failed') throw new Error('connected')
  expect(connection.failure.certificate?.altNames).toEqual(['other.example', '*.other.example'])
  expect(connection.failure.message).toContain(HOST)
})

test('a full chain over an intermediate is accepted', async () => {
  const own = await createLeaf({ names: [HOST] }, intermediate)
  const chain = { ...own, cert: `${own.cert}\n${intermediate.pem}` }
  const site = await httpsSite((_request, response) => response.end('thanks'), chain)
  expect(responseOf(await netTo(site).send(lead)).body).toBe('thanks')
})

test('an address in the URL is verified against the certificate, not against the target', async () => {
  const site = await serving(() => createLeaf({ names: ['203.0.113.7'] }, authority))()
  const rule = {
    fromHost: '203.0.113.7',
    fromPort: '443',
    toHost: '127.0.0.1',
    toPort: String(site.port),
  }
  const connection = await openNet({ connectTo: [rule] }).connect('https://203.0.113.7/')
  expect(connection.outcome).toBe('connected')
})

test('without our authority the same server is not trusted', async () => {
  const site = await httpsSite((_request, response) => response.end())
  const exchange = await netTo(site, { ca: stranger.pem }).send(lead)
  expect(failureOf(exchange).code).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
})

test('plain HTTP on the TLS port', async () => {
  const site = await tcpSite((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'))
  })
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' })
  expect(failure.message).toBe('The secure connection could not be set up: wrong version number')
})

test('a server that only speaks TLS 1.1', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } as const
  const site = await httpsSite((_request, response) => response.end(), old)
  expect(failureOf(await netTo(site).send(lead)).code).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
})

test('no cipher in common', async () => {
  const narrow = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' } as const
  const site = await httpsSite((_request, response) => response.end(), narrow)
  const failure = failureOf(await netTo(site).send(lead))
  expect(failure).toMatchObject({ phase: 'tls', code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' })
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a client certificate is demanded (%s)',
  async (maxVersion) => {
    const demanding = { requestCert: true, rejectUnauthorized: true, ca: authority.pem, maxVersion }
    let requests = 0
    const site = await httpsSite((_request, response) => {
      requests += 1
      response.end()
    }, demanding)
    const exchange = await netTo(site).send(lead)
    const failure = failureOf(exchange)
    expect(failure.phase).toBe('tls')
    expect(failure.code).toBe(
      maxVersion === 'TLSv1.3'
        ? 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'
        : 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
    )
    expect(exchange.mayHaveArrived).toBe(false)
    expect(requests).toBe(0)
  },
)

test('the alert for a missing client certificate is found on a connection opened ahead', async () => {
  const demanding = { requestCert: true, rejectUnauthorized: true, ca: authority.pem }
  const site = await httpsSite((_request, response) => response.end(), demanding)
  const net = netTo(site)
  await net.connect(lead.url)
  const exchange = await net.send(lead)
  expect(failureOf(exchange).code).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED')
  expect(exchange.mayHaveArrived).toBe(false)
  expect(site.connections()).toBe(1)
})

test.each(['destroy', 'resetAndDestroy'] as const)(
  'the peer hangs up in the handshake: %s',
  async (how) => {
    const site = await tcpSite((socket) => {
      socket.once('data', () => socket[how]())
    })
    const exchange = await netTo(site).send(lead)
    expect(failureOf(exchange)).toMatchObject({ phase: 'tls', code: 'ECONNRESET' })
    expect(exchange.mayHaveArrived).toBe(false)
  },
)

test('a handshake that stalls is given up in its phase', async () => {
  const site = await tcpSite((socket) => socket.resume())
  const exchange = await netTo(site, { totalMs: 60 }).send(lead)
  expect(failureOf(exchange)).toMatchObject({
    phase: 'tls',
    code: 'lp:timeout-tls',
    timedOut: true,
  })
  expect(exchange.mayHaveArrived).toBe(false)
})

test('a PEM text without a certificate is the operator’s mistake', () => {
  expect(() => openNet({ ca: 'nothing in here' })).toThrow(RangeError)
  expect(leaf.cert).toContain('CERTIFICATE')
})
