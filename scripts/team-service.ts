// A service as a team runs it, for pictures: it wants keys, and watches destinations of the lab.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type StartedService, startService } from '../test/browser/started-service.ts'

const ADMIN_KEY = '0123456789abcdef0123456789abcdef'

const CONFIG = `offer: contoso.my-offer
destinations:
  Europe: { type: https-endpoint, url: "https://leads.contoso.example/hook" }
  Asia: { type: salesforce, organizationId: 00Do0000000ZHog }
  Americas: { type: https-endpoint, url: "https://tls-expired.contoso.example/hook" }
`

export interface TeamService extends StartedService {
  /** A key of the team contoso that may read and run all there is. */
  makeKey(): Promise<string>
}

export async function startTeam(): Promise<TeamService> {
  const lab = await startLab()
  const settings = {
    LEADPROBE_ADMIN_KEY: ADMIN_KEY,
    LEADPROBE_CONFIG: CONFIG,
    LEADPROBE_WATCH_TENANT: 'contoso',
  }
  const service = await startService(settings, lab.flags)
  const makeKey = () => keyFor(service.url)
  await firstChecksOf(service.url, await makeKey())
  const stop = async () => {
    await service.stop()
    await lab.stop()
  }
  return { url: service.url, stop, makeKey }
}

async function keyFor(url: string): Promise<string> {
  const scopes = ['check:run', 'report:read', 'watch:read']
  const answer = await fetch(`${url}v1/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: 'contoso', name: 'pictures', scopes }),
  })
  return ((await answer.json()) as { key: string }).key
}

async function firstChecksOf(url: string, key: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}v1/watches`, { headers: { authorization: `Bearer ${key}` } })
    const { watches } = (await answer.json()) as { watches: { verdict: string | null }[] }
    if (watches.length > 0 && watches.every(({ verdict }) => verdict !== null)) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

interface StartedLab {
  /** What makes a check reach it. */
  readonly flags: readonly string[]
  stop(): Promise<void>
}

function startLab(): Promise<StartedLab> {
  const bin = join(import.meta.dirname, '..', 'bin', 'leadprobe.js')
  const child = spawn(process.execPath, [bin, 'lab'])
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = () => {
    child.kill('SIGTERM')
    return ended
  }
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
      if (!said.includes('Ctrl-C')) return
      const flags = [...said.matchAll(/(--[a-z-]+) (\S+:\S+|\S+\.pem)/g)]
      resolve({ flags: flags.flatMap(([, name = '', value = '']) => [name, value]), stop })
    })
    child.once('exit', (code) => reject(new Error(`leadprobe lab ended with ${code}: ${said}`)))
  })
}
