// URLs that people use to reach what they should not. None of them may open a connection.
import { expect, test } from 'vitest'
import { failureOf, lead, openNet, tcpSite } from './loopback.ts'

/** Every way of writing a host; each is tried on a port where a real server listens. */
const HOSTS = [
  '127.0.0.1',
  '127.0.0.2',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0x7F.0x0.0x0.0x1',
  '0177.0.0.1',
  '0177.1',
  '017700000001',
  '00000177.0.0.01',
  '127.0.0.1.',
  '127.0.0.0x1',
  '①②⑦.⓪.⓪.①',
  '１２７.０.０.１',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '0.0.0.0',
  '0',
  '0x0',
  '0.0',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::0001]',
  '[::ffff:127.0.0.1]',
  '[::FFFF:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[100::1]',
  '[5f00::1]',
  '[4000::1]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ⓛocalhost',
  '169.254.169.254',
  '169.254.1.1',
  '0xA9FEA9FE',
  '2852039166',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '168.63.129.16',
  '100.100.100.200',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '192.88.99.1',
  '203.0.113.1',
] as const

test('none of them reaches a socket, on a port that is open', async () => {
  const site = await tcpSite((socket) => socket.resume())
  const net = openNet({ allowPorts: [site.port] })
  const reached: string[] = []
  for (const host of HOSTS) {
    const exchange = await net.send({ ...lead, url: `https://${host}:${site.port}/leads` })
    if (exchange.outcome === 'answered' || exchange.mayHaveArrived) reached.push(host)
    const { code, phase } = failureOf(exchange)
    expect(`${phase} ${code}`, host).toBe('guard lp:address-blocked')
  }
  expect(HOSTS.length).toBeGreaterThanOrEqual(60)
  expect(reached).toEqual([])
  expect(site.connections()).toBe(0)
})

const OTHERS = [
  ['http://127.0.0.1/', 'lp:not-https'],
  ['//127.0.0.1/', 'lp:url-malformed'],
  ['https:\\\\127.0.0.1\\', 'lp:address-blocked'],
  ['https:127.0.0.1/', 'lp:address-blocked'],
  ['https:///127.0.0.1/', 'lp:address-blocked'],
  ['https://public.example@127.0.0.1/', 'lp:credentials-in-url'],
  ['https://127.0.0.1#@public.example/', 'lp:address-blocked'],
  ['https://127.0.0.1\\@public.example/', 'lp:address-blocked'],
  ['https://127.0.0.1?.public.example/', 'lp:address-blocked'],
  [' https://127.0.0.1/ ', 'lp:address-blocked'],
  ['ht\ntps://127.0.0.1/', 'lp:address-blocked'],
  ['https://127.0\t.0.1/', 'lp:address-blocked'],
  ['https://256.256.256.256/', 'lp:url-malformed'],
  ['https://127.0.0.1.5/', 'lp:url-malformed'],
  ['https://[127.0.0.1]/', 'lp:url-malformed'],
  ['https://[::1%25lo]/', 'lp:url-malformed'],
  ['gopher://127.0.0.1:6379/_INFO', 'lp:not-https'],
  ['data:text/plain,x', 'lp:not-https'],
  ['https://127.0.0.1:22/', 'lp:port-blocked'],
] as const

test.each(OTHERS)('%j is refused', async (url, code) => {
  const net = openNet()
  expect(await net.connect(url)).toMatchObject({
    outcome: 'failed',
    failure: { phase: 'guard', code },
  })
  expect(failureOf(await net.send({ ...lead, url })).code).toBe(code)
})
