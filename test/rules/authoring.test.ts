// CONTRIBUTING's walk-through, done as it says: scaffold, fill in, test, diagnose.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CliHost, CliServices } from '../../src/cli/host.ts'
import { runCli } from '../../src/cli/main.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { createRulebook } from '../../src/index.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { serveApp } from '../../src/node-service.ts'
import { createCliHost } from '../../src/platform/node/cli-host.ts'
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'

const ID = 'https-endpoint/contoso-full'
let directory = ''

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rules-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

const NOW = Date.UTC(2031, 4, 6)
const services: CliServices = {
  version: 'test',
  rulebook: async () => defaultRulebook(),
  scenarios: async () => scenarios,
  platform: async () => {
    const platform = createNodePlatform()
    return { ...platform, clock: { ...platform.clock, now: () => NOW } }
  },
  startLab: () => Promise.reject(new Error('not needed here')),
  serve: serveApp,
}

async function leadprobe(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return await run(args)
}

async function run(
  args: readonly string[],
  more: Partial<CliHost> = {},
  onWrite: (out: string) => void = () => undefined,
) {
  const written = { out: '', err: '' }
  const output = (stream: 'out' | 'err') => ({
    isTTY: false,
    isFile: false,
    columns: undefined,
    write: async (text: string) => {
      written[stream] += text
      onWrite(written.out)
    },
    live: async () => ({ update: () => undefined, clear: () => undefined }),
  })
  const host = {
    ...createCliHost(services),
    args,
    stdout: output('out'),
    stderr: output('err'),
    ...more,
  }
  return { code: await runCli(host), ...written }
}

async function textAt(url: string, init?: RequestInit): Promise<string> {
  const response = await fetch(url, init)
  expect(response.status, url).toBe(200)
  return await response.text()
}

/** What `use` finds at the address of a service that runs for as long. */
async function onService<T>(args: readonly string[], use: (url: string) => Promise<T>) {
  let interrupt: () => void = () => undefined
  let used: Promise<T> | undefined
  const ended = await run(
    ['serve', '--port', '0', '--ephemeral', ...args],
    {
      onInterrupt: (listener) => {
        interrupt = () => listener('SIGINT')
        return () => undefined
      },
    },
    (out) => {
      const url = /http:\/\/\S+/.exec(out)?.[0]
      if (url === undefined || used !== undefined) return
      used = use(url)
      used.then(
        () => interrupt(),
        () => interrupt(),
      )
    },
  )
  expect(ended).toMatchObject({ code: 0 })
  return await used
}

/** The YAML of the section, in its order: the rule, then its samples. */
function guide(): readonly string[] {
  const text = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8')
  const section = text.split('## Add a rule')[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/ {3}```yaml\n([\s\S]*?) {3}```/g)].map(([, block = '']) =>
    block.replace(/^ {3}/gm, ''),
  )
}

describe('a rule by the book', () => {
  test('is scaffolded, and the scaffold says what is still to do', async () => {
    const made = await leadprobe('rules', 'new', ID, '--directory', directory)
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining(`${ID}.samples.yaml`) })
    const untouched = await leadprobe('rules', 'test', directory)
    expect(untouched).toMatchObject({ code: 3, out: '1 rule, 2 samples, 9 faults\n' })
    for (const place of [`${ID}.yaml:2:8`, `${ID}.yaml:14:12`, `${ID}.samples.yaml:8:14`]) {
      expect(untouched.err).toContain(`${directory}/${place} is still to be filled in: "`)
    }
    expect(readFileSync(join(directory, `${ID}.yaml`), 'utf8')).toContain('checked: 2031-05-06')
    expect(readdirSync(directory)).toEqual(['https-endpoint', 'samples.schema.json', 'schema.json'])
    const again = await leadprobe('rules', 'new', ID, '--directory', directory)
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists') })
  })

  test('passes its samples once filled in, and is seen by diagnose', async () => {
    const [rule, samples] = guide()
    writeFileSync(join(directory, `${ID}.yaml`), rule ?? '')
    writeFileSync(join(directory, `${ID}.samples.yaml`), samples ?? '')
    expect(await leadprobe('rules', 'test', directory)).toEqual({
      code: 0,
      out: '1 rule, 2 samples, 0 faults\n',
      err: '',
    })
    const ticket = join(directory, 'ticket.txt')
    writeFileSync(ticket, 'The hook says: CONTOSO_QUEUE_FULL')
    const seen = await leadprobe('diagnose', '--rules', directory, '--format', 'json', ticket)
    expect(JSON.parse(seen.out).findings[0]).toMatchObject({ rule: ID, field: '/url' })
    expect(await leadprobe('diagnose', ticket)).toMatchObject({ code: 3 })
    const reply = await leadprobe('diagnose', '--rules', directory, '--format', 'markdown', ticket)
    expect(reply.out).toContain('**The Contoso receiver has no room for further leads**')
  })

  test('is listed and shown beside the others', async () => {
    const listed = await leadprobe('rules', 'list', '--json', '--rules', `${directory}/`)
    const ids = JSON.parse(listed.out).map(({ id }: { id: string }) => id)
    expect(ids).toContain(ID)
    expect(ids).toHaveLength(defaultRulebook().rules.length + 1)
    const shown = await leadprobe('rules', 'show', ID, '--rules', directory)
    expect(shown.out).toContain('Contoso Leads keeps 1,000 unread leads')
    expect(await leadprobe('rules', 'show', ID)).toMatchObject({ code: 2 })
  })

  test('is seen on the page, on its own page, and in the API', async () => {
    const seen = await onService(['--rules', directory], async (url) => ({
      list: await textAt(`${url}rules`),
      page: await textAt(`${url}rules/${ID}`),
      markdown: await textAt(`${url}rules/${ID}.md`),
      rule: JSON.parse(await textAt(`${url}v1/rules/${ID}`)),
      ticket: await textAt(`${url}ticket`, {
        method: 'POST',
        headers: { origin: new URL(url).origin },
        body: new URLSearchParams({ text: 'The hook says: CONTOSO_QUEUE_FULL' }),
      }),
    }))
    expect(seen?.list).toContain(`/rules/${ID}`)
    for (const shown of [seen?.page, seen?.markdown, seen?.ticket]) {
      expect(shown).toContain('The Contoso receiver has no room for further leads')
    }
    expect(seen?.rule).toMatchObject({ id: ID, field: '/url' })
  })

  test('is known to a program that gives its file to the library', async () => {
    const source = guide()[0] ?? ''
    const rulebook = createRulebook([{ path: `${ID}.yaml`, source }])
    expect(rulebook.diagnose('CONTOSO_QUEUE_FULL').findings[0]?.rule).toBe(ID)
    expect(rulebook.version).not.toBe(defaultRulebook().version)
    const changed = createRulebook([
      { path: `${ID}.yaml`, source: source.replace('1,000', '2,000') },
    ])
    expect(changed.version).not.toBe(rulebook.version)
    const broken = [
      { path: `${ID}.yaml`, source: source.replace('severity: error', 'severity: bad') },
    ]
    expect(() => createRulebook(broken)).toThrow(`${ID}.yaml:3:1 severity: must be one of`)
  })

  test('shows which rules share samples, and what they cover', async () => {
    const shown = await leadprobe('rules', 'test', '--collisions', '--coverage', directory)
    expect(shown.out).toContain(`${ID}  en:1  0 scenarios`)
  })

  test('is tested again after each change, until the end is asked for', async () => {
    let interrupt: () => void = () => undefined
    let runs = 0
    const watched = await run(
      ['rules', 'test', '--watch', directory],
      {
        onInterrupt: (listener) => {
          interrupt = () => listener('SIGINT')
          return () => undefined
        },
      },
      (out) => {
        const ended = out.match(/faults?\n/g)?.length ?? 0
        if (ended > runs && ended === 1) writeFileSync(join(directory, 'note.txt'), 'changed')
        if (ended > runs && ended === 2) interrupt()
        runs = ended
      },
    )
    expect(watched.code).toBe(0)
    expect(runs).toBeGreaterThan(1)
  })

  test('is named with file, line and field when it is wrong', async () => {
    writeFileSync(
      join(directory, `${ID}.yaml`),
      (guide()[0] ?? '').replace('do: Open', 'do: You open'),
    )
    const place = `${ID}.yaml:13:5 remediation[0].do: `
    const ticket = join(directory, 'ticket.txt')
    for (const args of [['diagnose', ticket], ['lint'], ['serve'], ['rules', 'list']]) {
      const refused = await leadprobe(...args, '--rules', directory)
      expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(place) })
    }
    writeFileSync(join(directory, `${ID}.yaml`), guide()[0] ?? '')
  })

  test('takes the place of a known one with its id, in a lint, too', async () => {
    const rule = (guide()[0] ?? '')
      .replace(/title: .*/, 'title: Ask the gateway team for an https address')
      .replace('CONTOSO_QUEUE_FULL', '"lp:not-https"')
      .replace('[write]', '[config]')
    const own = join(directory, 'own', 'http')
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, 'not-https.yaml'), rule)
    const config = join(directory, 'hook.json')
    writeFileSync(
      config,
      '{ "destinations": { "hook": { "type": "https-endpoint", "url": "http://a.de/" } } }',
    )
    const title = async (...more: string[]) => {
      const { out } = await leadprobe('lint', config, '--format', 'json', ...more)
      return JSON.parse(out).reports[0].findings[0].title
    }
    const known = defaultRulebook().rule('http/not-https')?.title
    expect(await title()).toBe(known)
    expect(await title('--rules', join(directory, 'own'))).toMatch(/^Ask the gateway team/)
  })

  test('needs a proper id', async () => {
    const refused = await leadprobe('rules', 'new', 'Nonsense', '--directory', directory)
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no rule id') })
  })
})
