// A variable that looks like a setting and is none, and that every setting there is is known.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readServiceSettings } from '../../src/app/service-settings.ts'
import { unknownSettings } from '../../src/app/unknown-settings.ts'
import { OUTBOUND_SETTINGS } from '../../src/platform/workers/outbound-settings.ts'
import { serviceRuntime } from './service-runtime.ts'

describe('a variable that is no setting', () => {
  it.each([
    ['LEADPROBE_ANONYMUS', 'LEADPROBE_ANONYMOUS'],
    ['LEADPROBE_ADMINKEY', 'LEADPROBE_ADMIN_KEY'],
    ['LEADPROBE_SEALING_KEYS', 'LEADPROBE_SEALING_KEY'],
    ['LEADPROBE_TARGET_PER_MIN', 'LEADPROBE_TARGET_PER_MINUTE'],
    ['LEADPROBE_CONFIGS', 'LEADPROBE_CONFIG'],
    ['LEADPROBE_COLOUR', undefined],
    ['LEADPROBE_ALLOW_PRIVATE', undefined],
  ])('%s was meant to be %s', (setting, meant) => {
    const told = unknownSettings({ [setting]: 'canary' }, [])
    expect(told).toEqual([meant === undefined ? { setting } : { setting, meant }])
  })

  it('is told in a line of the log, or in words where there is none, never with its value', () => {
    const lines: string[] = []
    const words: string[] = []
    const runtime = serviceRuntime({
      print: (line) => lines.push(line),
      warn: (line) => words.push(line),
    })
    const environment = { LEADPROBE_ANONYMUS: 'canary' }
    readServiceSettings(environment, runtime)
    expect([lines, words]).toEqual([
      [],
      [
        'leadprobe: LEADPROBE_ANONYMUS is no setting here and changes nothing. Did you mean LEADPROBE_ANONYMOUS?',
      ],
    ])
    readServiceSettings({ ...environment, LEADPROBE_LOG: 'json' }, runtime)
    expect(words).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      event: 'setting.unknown',
      setting: 'LEADPROBE_ANONYMUS',
      meant: 'LEADPROBE_ANONYMOUS',
    })
    expect(JSON.stringify([lines, words])).not.toContain('canary')
  })

  it('is told though another setting is refused', () => {
    const words: string[] = []
    const runtime = serviceRuntime({ warn: (line) => words.push(line) })
    const environment = { LEADPROBE_ANONYMUS: 'off', LEADPROBE_WORKERS: 'many' }
    expect(() => readServiceSettings(environment, runtime)).toThrow('LEADPROBE_WORKERS')
    expect(words).toHaveLength(1)
  })
})

describe('not told are', () => {
  it('configs, and the variables that they name', () => {
    const destination = `{ type: https-endpoint, url: "\${LEADPROBE_FLOW_URL}" }`
    const environment = {
      LEADPROBE_CONFIG_EMEA: `destinations: { hook: ${destination} }`,
      LEADPROBE_FLOW_URL: 'https://flow.contoso.example/',
      PATH: '/bin',
    }
    expect(unknownSettings(environment, [])).toEqual([])
  })

  it('the settings of which the sources or the documents speak', () => {
    const root = join(import.meta.dirname, '..', '..')
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.generated.'))
      .map((name) => join('src', name))
    const texts = [...sources, 'README.md', 'docs/deploy.md', 'docs/workers.md'].map((name) =>
      readFileSync(join(root, name), 'utf8'),
    )
    const names = new Set(texts.flatMap((text) => text.match(/\bLEADPROBE_[A-Z_]*[A-Z]\b/g) ?? []))
    expect(names.size).toBeGreaterThan(15)
    const environment = Object.fromEntries([...names].map((name) => [name, '']))
    expect(unknownSettings(environment, [...OUTBOUND_SETTINGS, 'LEADPROBE_TRACE'])).toEqual([])
  })
})
