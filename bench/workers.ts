// `tsx bench/workers.ts`: size, start-up and CPU per request of the Worker in workerd on this machine.
// Needs Linux, whose /proc tells the CPU time of a process.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startReceiver } from '../test/workers/receiver.ts'

const ROUNDS = 300
const WARM_UP = 30
/** Linux counts CPU time in hundredths of a second. */
const MS_PER_TICK = 10

const folder = mkdtempSync(join(tmpdir(), 'leadprobe-bench-'))
try {
  printSize()
  printStartUp()
  await printRequests()
} finally {
  rmSync(folder, { recursive: true })
}

function printSize(): void {
  const said = wrangler('deploy', '--dry-run', '--outdir', join(folder, 'out'))
  console.log(/Total Upload: .*/.exec(said)?.[0])
}

/** What was spent before the first request, without the waiting. */
function printStartUp(): void {
  const outfile = join(folder, 'start-up.cpuprofile')
  wrangler('check', 'startup', '--outfile', outfile)
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(outfile, 'utf8')) as Profile
  const idle = new Set(nodes.filter((node) => node.callFrame.functionName === '(idle)').map(idOf))
  const busy = timeDeltas.filter((_, at) => !idle.has(samples[at] ?? -1))
  console.log(`start-up: ${(sum(busy) / 1000).toFixed(0)} ms of CPU`)
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string }
  }[]
  readonly samples: readonly number[]
  /** Microseconds. */
  readonly timeDeltas: readonly number[]
}

async function printRequests(): Promise<void> {
  const receiver = await startReceiver()
  const port = await freePort()
  const settings = [
    'LEADPROBE_ALLOW_PRIVATE:127.0.0.0/8',
    `LEADPROBE_ALLOW_PORTS:${receiver.port}`,
    'LEADPROBE_DOH_URL:none',
    // The limits are counted, and nobody is turned away.
    'LEADPROBE_ANONYMOUS:on',
    ...['CALLER', 'TARGET'].flatMap((who) => [
      `LEADPROBE_${who}_PER_MINUTE:1000`,
      `LEADPROBE_${who}_PER_DAY:1000`,
    ]),
  ].flatMap((setting) => ['--var', setting])
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: receiver.caFile, CI: '1' }
  const state = ['--persist-to', folder]
  execFileSync('wrangler', ['d1', 'migrations', 'apply', 'leadprobe', '--local', ...state], { env })
  // What was built above, so that a change to a source file meanwhile starts nothing anew.
  cpSync('static', join(folder, 'static'), { recursive: true })
  const built = [join(folder, 'out', 'worker.js'), '--no-bundle', '--config', 'wrangler.toml']
  built.push('--assets', join(folder, 'static'))
  const options = ['--port', String(port), '--inspector-port', '0', ...state, ...settings]
  const dev = spawn('wrangler', ['dev', ...built, ...options], {
    env,
    stdio: 'ignore',
    detached: true,
  })
  const url = `http://127.0.0.1:${port}`
  try {
    await isUp(url)
    const destination = { type: 'https-endpoint', url: `${receiver.url}/accept` }
    const text = 'AADSTS7000215: Invalid client secret provided.'
    await printCpu(dev, 'health', () => fetch(`${url}/healthz`))
    await printCpu(dev, 'page', () => fetch(`${url}/`))
    await printCpu(dev, 'diagnosis', () => post(`${url}/v1/diagnoses`, { text }))
    await printCpu(dev, 'lint', () => post(`${url}/v1/lint`, { destination }))
    await printCpu(dev, 'check', () => post(`${url}/v1/checks`, { destination }))
  } finally {
    // The group that was started here: wrangler and its workerd.
    if (dev.pid !== undefined) process.kill(-dev.pid, 'SIGTERM')
  }
}

async function printCpu(dev: ChildProcess, name: string, ask: () => Promise<Response>) {
  const once = async () => {
    const answer = await ask()
    const body = await answer.text()
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${body.slice(0, 200)}`)
  }
  for (let round = 0; round < WARM_UP; round += 1) await once()
  const [before, startedAt] = [cpuMsBelow(dev.pid ?? 0), performance.now()]
  for (let round = 0; round < ROUNDS; round += 1) await once()
  const cpu = (cpuMsBelow(dev.pid ?? 0) - before) / ROUNDS
  const wall = (performance.now() - startedAt) / ROUNDS
  console.log(`${name.padEnd(10)} ${cpu.toFixed(1)} ms of CPU, ${wall.toFixed(1)} ms in all`)
}

/** Of every workerd started below a process: the Worker's, and that of wrangler's local proxy. */
function cpuMsBelow(ancestor: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf)
  const family = new Set([ancestor])
  for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  return sum(all.filter(({ pid, name }) => family.has(pid) && name === 'workerd').map(cpuOf))
}

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly name: string
  readonly ticks: number
}

/** proc(5): the name stands in parentheses; then come state, parent and, later, user and system time. */
function statOf(pid: string): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, ticks = 0] = [fields[1], (fields[11] ?? 0) + (fields[12] ?? 0)]
    return [{ pid: Number(pid), parent, name, ticks }]
  } catch {
    return [] // it ended meanwhile
  }
}

function cpuOf({ ticks }: Stat): number {
  return ticks * MS_PER_TICK
}

function idOf({ id }: { readonly id: number }): number {
  return id
}

async function isUp(url: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok === true) return
    await delay(500)
  }
  throw new Error('wrangler dev does not answer')
}

function post(url: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function wrangler(...words: readonly string[]): string {
  return execFileSync('wrangler', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
