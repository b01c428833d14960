// What an operator of a Worker may say about its way out, and what is answered to slips.
import { expect, it } from 'vitest'
import { readOutboundSettings } from '../../../src/platform/workers/outbound-settings.ts'

const CLOUDFLARE = 'https://cloudflare-dns.com/dns-query'

it('reads ports, ranges and the DNS server', () => {
  const read = readOutboundSettings({
    LEADPROBE_ALLOW_PORTS: ' 8444, 9443,',
    LEADPROBE_ALLOW_PRIVATE: '10.0.0.0/8,fd00::/8',
    LEADPROBE_DOH_URL: 'none',
    DB: { aBinding: true },
  })
  const policy = {
    connectTo: [],
    allowPorts: [8444, 9443],
    allowPrivate: ['10.0.0.0/8', 'fd00::/8'],
  }
  expect(read).toEqual({ ok: true, policy })
})

it('allows nothing and asks Cloudflare unless told otherwise', () => {
  const policy = { connectTo: [], allowPorts: [], allowPrivate: [] }
  const nothing = { LEADPROBE_ALLOW_PORTS: ' ', LEADPROBE_ALLOW_PRIVATE: '', LEADPROBE_DOH_URL: '' }
  expect(readOutboundSettings(nothing)).toEqual({ ok: true, policy, dnsServer: CLOUDFLARE })
})

it.each([
  ['LEADPROBE_ALLOW_PORTS', 'canary'],
  ['LEADPROBE_ALLOW_PORTS', '8444;9443'],
  ['LEADPROBE_ALLOW_PORTS', '0'],
  ['LEADPROBE_ALLOW_PORTS', '65536'],
  ['LEADPROBE_ALLOW_PRIVATE', 'canary'],
  ['LEADPROBE_ALLOW_PRIVATE', '10.0.0.0'],
  ['LEADPROBE_ALLOW_PRIVATE', 'all'],
  ['LEADPROBE_DOH_URL', 'canary'],
  ['LEADPROBE_DOH_URL', 'http://canary.example/dns-query'],
])('refuses %s=%s, says what it needs, and does not repeat it', (name, value) => {
  const read = readOutboundSettings({ [name]: value })
  expect(read).toEqual({ ok: false, problems: [expect.stringMatching(`^${name} has to`)] })
  expect(JSON.stringify(read)).not.toContain('canary')
})
