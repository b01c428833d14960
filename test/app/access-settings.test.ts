// The operator's settings about access: what each means, and what is refused.
import { describe, expect, it } from 'vitest'
import { readAccessSettings } from '../../src/app/access/access-settings.ts'
import { networkOf } from '../../src/app/access/address-of.ts'
import { readLogSetting } from '../../src/app/operations/log-setting.ts'
import { readServiceSettings } from '../../src/app/service-settings.ts'
import { serviceRuntime } from './service-runtime.ts'

const MINUTE = { burst: 10, perMs: 60_000 }
const DAY = { burst: 100, perMs: 86_400_000 }

function read(environment: Record<string, string>, isLoopback = false) {
  const result = readAccessSettings(environment, { isLoopback })
  return result.ok ? result.settings : result.problems
}

describe('access', () => {
  it('is open on one’s own machine', () => {
    expect(read({}, true)).toEqual({
      anonymous: 'on',
      isLocal: true,
      perAddress: [],
      perKey: [{ burst: 60, perMs: 60_000 }],
      perTarget: [],
      trustedProxies: 0,
    })
  })

  it('is limited for others, and behind a proxy', () => {
    const limited = {
      anonymous: 'limited',
      isLocal: false,
      perAddress: [MINUTE, DAY],
      mostWaiting: 10_000,
      mostStreams: 20,
      perTarget: [
        { burst: 6, perMs: 60_000 },
        { burst: 60, perMs: 86_400_000 },
      ],
    }
    expect(read({})).toMatchObject(limited)
    expect(read({ LEADPROBE_TRUSTED_PROXIES: '1' }, true)).toMatchObject(limited)
  })

  it('has no limit where the operator says off', () => {
    const environment = {
      LEADPROBE_WAITING_PER_TENANT: 'off',
      LEADPROBE_STREAMS_PER_CALLER: 'off',
    }
    expect(Object.keys(read(environment))).not.toContain('mostWaiting')
    expect(Object.keys(read(environment))).not.toContain('mostStreams')
  })

  it('is as the operator says', () => {
    const environment = {
      LEADPROBE_ANONYMOUS: 'off',
      LEADPROBE_CALLER_PER_DAY: '5',
      LEADPROBE_KEY_PER_MINUTE: 'off',
      LEADPROBE_TARGET_PER_MINUTE: '2',
      LEADPROBE_TARGET_PER_DAY: 'off',
      LEADPROBE_WAITING_PER_TENANT: '500000',
      LEADPROBE_STREAMS_PER_CALLER: '3',
    }
    expect(read(environment, true)).toMatchObject({
      mostWaiting: 500_000,
      mostStreams: 3,
      anonymous: 'off',
      perAddress: [{ burst: 5, perMs: 86_400_000 }],
      perKey: [],
      perTarget: [{ burst: 2, perMs: 60_000 }],
    })
  })

  it.each([
    ['LEADPROBE_ANONYMOUS', 'yes', 'has to be on, limited or off.'],
    ['LEADPROBE_ADMIN_KEY', 'canary', 'needs at least 32 characters'],
    ['LEADPROBE_CALLER_PER_MINUTE', '0', 'has to be a whole number from 1 to 1000, or off.'],
    ['LEADPROBE_TARGET_PER_DAY', '1001', 'has to be a whole number from 1 to 1000, or off.'],
    ['LEADPROBE_KEY_PER_MINUTE', '1e2', 'has to be a whole number from 1 to 1000, or off.'],
    ['LEADPROBE_WAITING_PER_TENANT', '0', 'has to be a whole number from 1 to 500000, or off.'],
    ['LEADPROBE_STREAMS_PER_CALLER', 'x', 'has to be a whole number from 1 to 1000, or off.'],
    ['LEADPROBE_TRUSTED_PROXIES', '-1', 'has to be a whole number from 0 to 10.'],
    ['LEADPROBE_TRUSTED_PROXIES', 'off', 'has to be a whole number from 0 to 10.'],
  ])('%s=%s is refused', (name, value, need) => {
    const problems = read({ [name]: value }) as readonly string[]
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(`${name} ${need}`)
    expect(problems[0]).not.toContain('canary')
  })

  it('all that is wrong is said at once', () => {
    const environment = { LEADPROBE_ANONYMOUS: 'yes', LEADPROBE_LOG: 'xml' }
    expect(() => readServiceSettings(environment, serviceRuntime())).toThrow(
      /LEADPROBE_ANONYMOUS has to be.* LEADPROBE_LOG has to be json or off\./,
    )
  })
})

describe('the log', () => {
  const isOn = (environment: Record<string, string>, isLoopback: boolean, isTerminal: boolean) => {
    const runtime = serviceRuntime({ isLoopback, isTerminal })
    return readServiceSettings(environment, runtime).log !== undefined
  }

  it('is on for others without a terminal, and where it is asked for', () => {
    expect(isOn({}, true, false)).toBe(false)
    expect(isOn({}, false, true)).toBe(false)
    expect(isOn({}, false, false)).toBe(true)
    expect(isOn({ LEADPROBE_LOG: 'json' }, true, true)).toBe(true)
    expect(isOn({ LEADPROBE_LOG: 'off' }, false, false)).toBe(false)
    expect(readLogSetting({ LEADPROBE_LOG: '' }, true)).toEqual({ ok: true, isJson: true })
  })
})

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['unix:', 'unknown'],
])('callers at %s count as %s', (address, name) => {
  expect(networkOf(address)).toBe(name)
})
