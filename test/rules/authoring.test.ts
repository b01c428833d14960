// CONTRIBUTING's walk-through, done as it says: scaffold, fill in, test, diagnose.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CliHost, CliServices } from '../../src/cli/host.ts'
import { runCli } from '../../src/cli/main.ts'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { scenarios } from '../../src/lab/scenarios/index.ts'
import { createCliHost } from '../../src/platform/node/cli-host.ts'

const ID = 'https-endpoint/contoso-full'
let directory = ''

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rules-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

const unused = () => Promise.reject(new Error('not needed here'))
const services: CliServices = {
  version: 'test',
  rulebook: async () => defaultRulebook(),
  scenarios: async () => scenarios,
  platform: unused,
  startLab: unused,
  serve: unused,
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
    expect(await leadprobe('rules', 'test', directory)).toMatchObject({ code: 0 })
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

  test('is named with its place when it is wrong', async () => {
    writeFileSync(
      join(directory, `${ID}.yaml`),
      (guide()[0] ?? '').replace('do: Open', 'do: You open'),
    )
    const refused = await leadprobe('diagnose', '--rules', directory, join(directory, 'ticket.txt'))
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(`${ID}.yaml:`) })
  })

  test('needs a proper id', async () => {
    const refused = await leadprobe('rules', 'new', 'Nonsense', '--directory', directory)
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('no rule id') })
  })
})
