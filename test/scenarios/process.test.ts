// The command as a process: signals, closed pipes, terminals that are none, other Nodes.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'leadprobe.js')

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'leadprobe-process-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function start(...args: string[]) {
  return startWith({}, ...args)
}

function startWith(settings: Readonly<Record<string, string>>, ...args: string[]) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, ...settings }
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env })
  children.push(child)
  return child
}

async function lineThatHas(stream: NodeJS.ReadableStream, wanted: string): Promise<string> {
  const lines = createInterface({ input: stream })
  for await (const line of lines) if (line.includes(wanted)) return line
  throw new Error(`"${wanted}" never came`)
}

/** The flags that a running lab prints, as arguments. */
async function openLab(): Promise<{ lab: ChildProcess; flags: readonly string[] }> {
  const lab = start('lab')
  const flags: string[] = []
  for await (const line of createInterface({ input: lab.stdout as NodeJS.ReadableStream })) {
    const flag = /^ {4}(--[\w-]+) (\S+)/.exec(line)
    if (flag !== null) flags.push(flag[1] as string, flag[2] as string)
    if (line.startsWith('To rehearse')) break
  }
  lab.stdout?.resume()
  return { lab, flags }
}

describe('a check against a running lab', () => {
  it('reaches it with the flags it prints, and writes each format where it was asked to', async () => {
    const { lab, flags } = await openLab()
    writeFileSync(
      join(cwd, 'two.yaml'),
      'destinations:\n  good: { type: https-endpoint, url: https://leads.contoso.example/hook }\n  gone: { type: https-endpoint, url: https://expired.contoso.example/hook }\n',
    )
    const check = start(
      'check',
      'two.yaml',
      ...flags,
      '--format',
      'json=out/report.json',
      '--format',
      'text',
    )
    const [stdout, [exit]] = await Promise.all([text(check.stdout), once(check, 'exit')])
    expect(exit).toBe(3)
    expect(stdout).toMatch(/2 destinations: 1 failed \(gone\), 1 passed \(good\)\.\n$/)
    const { reports } = JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8'))
    expect(
      reports.map((report: { destination: { name: string } }) => report.destination.name),
    ).toEqual(['good', 'gone'])
    expect(reports[1].findings[0].rule).toBe('tls/expired')
    lab.kill('SIGINT')
    expect((await once(lab, 'exit'))[0]).toBe(0)
  })

  it('prints what it knows when it is interrupted, and exits with 130', async () => {
    const { flags } = await openLab()
    const url = 'https://never-answers.contoso.example/hook'
    writeFileSync(
      join(cwd, 'slow.yaml'),
      `destinations:\n  slow: { type: https-endpoint, url: ${url} }\n`,
    )
    const check = start('check', 'slow.yaml', ...flags)
    const stdout = text(check.stdout)
    await lineThatHas(check.stderr, 'slow: network')
    check.kill('SIGINT')
    expect((await once(check, 'exit'))[0]).toBe(130)
    expect(await stdout).toMatch(/^INCONCLUSIVE slow/)
  })
})

describe('the service', () => {
  it('says where its page is, and ends with 0 when told to', async () => {
    const service = start('serve', '--ephemeral', '--port', '0')
    const line = await lineThatHas(service.stdout, 'http://')
    const url = line.trim()
    expect((await fetch(new URL('healthz', url))).status).toBe(200)
    expect((await fetch(url)).headers.get('content-type')).toContain('text/html')
    service.kill('SIGTERM')
    expect((await once(service, 'exit'))[0]).toBe(0)
  })

  it('logs each request as a JSON object a line where it is told to, and stays calm else', async () => {
    for (const settings of [{ LEADPROBE_LOG: 'json' }, {}]) {
      const service = startWith(settings, 'serve', '--ephemeral', '--port', '0')
      const lines = createInterface({ input: service.stdout })
      const seen: string[] = []
      for await (const line of lines) {
        if (line.includes('http://')) {
          await (await fetch(new URL('healthz?canary=1', line.trim()))).text()
          service.kill('SIGTERM')
        } else if (line.startsWith('{')) seen.push(line)
      }
      const logged = seen.map((line) => JSON.parse(line))
      const request = { event: 'request', route: '/healthz', status: 200 }
      expect(logged).toMatchObject('LEADPROBE_LOG' in settings ? [request] : [])
      expect(seen.join()).not.toContain('canary')
    }
  })

  it('says which settings it cannot use, without repeating them', async () => {
    const settings = { LEADPROBE_ADMIN_KEY: 'canary', LEADPROBE_ANONYMOUS: 'canary' }
    const service = startWith(settings, 'serve', '--ephemeral', '--port', '0')
    const [stderr, [exit]] = await Promise.all([text(service.stderr), once(service, 'exit')])
    expect(exit).toBe(2)
    expect(stderr).toContain('LEADPROBE_ADMIN_KEY needs at least 32 characters')
    expect(stderr).toContain('LEADPROBE_ANONYMOUS has to be on, limited or off.')
    expect(stderr).not.toContain('canary')
  })

  it('says so when the port is taken', async () => {
    const first = start('serve', '--ephemeral', '--port', '0')
    const { port } = new URL((await lineThatHas(first.stdout, 'http://')).trim())
    const second = start('serve', '--ephemeral', '--port', port)
    const [stderr, [exit]] = await Promise.all([text(second.stderr), once(second, 'exit')])
    expect({ stderr, exit }).toEqual({
      stderr: `leadprobe: 127.0.0.1:${port} is in use.\n    Choose another one with --port, or 0 for any free one.\n`,
      exit: 2,
    })
  })
})

describe('output', () => {
  it('that nobody reads any more ends the run quietly', async () => {
    const list = start('rules', 'list', '--json')
    list.stdout.destroy()
    const [stderr, [exit]] = await Promise.all([text(list.stderr), once(list, 'exit')])
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  })

  it('has colours only when they are asked for', async () => {
    const plain = await text(start('rules', 'show', 'tls/expired').stdout)
    const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' }
    const colored = spawn(process.execPath, [BIN, 'rules', 'show', 'tls/expired'], { cwd, env })
    expect(plain).not.toContain('\u001b')
    expect(await text(colored.stdout)).toContain('\u001b[')
  })
})

describe('input', () => {
  it('is answered line by line while more is still to come', async () => {
    const diagnose = start('diagnose', '--jsonl')
    const answers = createInterface({ input: diagnose.stdout })[Symbol.asyncIterator]()
    for (const id of ['a', 'b']) {
      diagnose.stdin.write(`${JSON.stringify({ id, text: 'getaddrinfo ENOTFOUND x.example' })}\n`)
      expect(JSON.parse((await answers.next()).value).id).toBe(id)
    }
    diagnose.stdin.end()
    expect((await once(diagnose, 'exit'))[0]).toBe(0)
  })

  it('may be split anywhere, also inside a character', async () => {
    const diagnose = start('diagnose', '--jsonl')
    const line = Buffer.from(`${JSON.stringify({ id: 'ü', text: 'x' })}\r\n`)
    const answer = text(diagnose.stdout)
    for (const byte of line) diagnose.stdin.write(Buffer.from([byte]))
    diagnose.stdin.end()
    expect(JSON.parse(await answer).id).toBe('ü')
  })
})
