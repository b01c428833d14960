// What the operator may say in the environment, and what is answered to slips.
import { describe, expect, it } from 'vitest'
import { readStoredConfigs } from '../../src/watch/stored-configs.ts'
import { readWatchSettings } from '../../src/watch/watch-settings.ts'

describe('readWatchSettings', () => {
  it('checks once a day and looks a month ahead unless told otherwise', () => {
    expect(readWatchSettings({})).toEqual({
      ok: true,
      settings: { everyMs: 86_400_000, lookAheadDays: 30 },
    })
  })

  it.each([
    ['5m', 300_000],
    ['6h', 21_600_000],
    ['2d', 172_800_000],
  ])('reads %s', (text, everyMs) => {
    const read = readWatchSettings({ LEADPROBE_WATCH_EVERY: text })
    expect(read).toMatchObject({ ok: true, settings: { everyMs } })
  })

  it.each(['4m', '30', '0d', '1w', '-1h', 'daily'])('refuses to check every %s', (text) => {
    const read = readWatchSettings({ LEADPROBE_WATCH_EVERY: text })
    expect(read).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('LEADPROBE_WATCH_EVERY')],
    })
  })

  it.each([
    ['https://hooks.slack.com/services/T/B/x', 'slack'],
    ['https://prod-00.westeurope.logic.azure.com/workflows/x', 'teams'],
    ['https://ab.cd.environment.api.powerplatform.com/powerautomate/x', 'teams'],
    ['https://ops.contoso.example/hook', 'json'],
    ['https://slack.com.contoso.example/hook', 'json'],
  ])('knows the format of %s', (url, format) => {
    const read = readWatchSettings({ LEADPROBE_WATCH_WEBHOOK: url })
    expect(read).toMatchObject({ ok: true, settings: { webhook: { url, format } } })
  })

  it.each([
    ['LEADPROBE_WATCH_WEBHOOK', 'http://hooks.contoso.example/canary-1', 'https://'],
    ['LEADPROBE_WATCH_WEBHOOK', 'httpx://hooks.contoso.example/canary-1', 'https://'],
    ['LEADPROBE_WATCH_WEBHOOK', 'https://me:canary-1@hooks.contoso.example/', '@'],
    ['LEADPROBE_PUBLIC_URL', 'https://me:canary-1@probe.contoso.example/', '@'],
    ['LEADPROBE_PUBLIC_URL', 'ftp://canary-1/', 'https:// or http://'],
    ['LEADPROBE_WATCH_WEBHOOK_FORMAT', 'canary-1', 'slack'],
    ['LEADPROBE_WATCH_TENANT', 'Canary-1 Ltd', 'small letters'],
  ])('refuses to start with %s=%s, and says what it needs', (name, value, needs) => {
    const read = readWatchSettings({ [name]: value })
    expect(read).toEqual({ ok: false, problems: [expect.stringContaining(name)] })
    expect(JSON.stringify(read)).toContain(needs)
    expect(JSON.stringify(read).toLowerCase()).not.toContain('canary-1')
  })

  it('repeats no address that it cannot use, because it is a key', () => {
    const read = readWatchSettings({ LEADPROBE_WATCH_WEBHOOK: 'hooks.slack.com/canary-1' })
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).not.toContain('canary-1')
  })
})

const CONFIG = `
offer: contoso.offer
destinations:
  hook: { type: https-endpoint, url: "\${FLOW_URL}" }
`

describe('readStoredConfigs', () => {
  it('names each by its variable and fills in the others', () => {
    const read = readStoredConfigs({
      LEADPROBE_CONFIG: CONFIG,
      LEADPROBE_CONFIG_EMEA_SOUTH: CONFIG,
      LEADPROBE_CONFIGURED: 'not one of them',
      FLOW_URL: 'https://hook.contoso.example/a',
      DB: { aBinding: true },
    })
    if (!read.ok) throw new Error(read.problems.join('\n'))
    expect([...read.configs.keys()]).toEqual(['default', 'emea-south'])
    expect(read.configs.get('emea-south')?.requests).toEqual([
      {
        name: 'hook',
        offer: 'contoso.offer',
        cloud: 'global',
        destination: { type: 'https-endpoint', url: 'https://hook.contoso.example/a' },
        options: {},
      },
    ])
  })

  it('says where a config is wrong and how to mend it', () => {
    const read = readStoredConfigs({ LEADPROBE_CONFIG_EMEA: CONFIG })
    expect(read).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^LEADPROBE_CONFIG_EMEA:4:.*FLOW_URL/)],
    })
  })
})
