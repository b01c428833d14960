// The table emulator (Azurite) as a child process that cannot outlive this one.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import type { TableAccount, TableEmulator, TablesMissing } from '../../lab/host.ts'
import { refusingPort } from './lab-host-sockets.ts'

const ENTRY = 'azurite/dist/src/table/main.js'
const MISSING =
  'The lab has no Azure table service: install the emulator with `npm install azurite`, then start the lab again.'

/** Ends the child when its stdin closes, which the system does however the parent dies. */
const LEASH =
  'data:text/javascript,process.stdin.on("end",()=>process.exit()).on("error",()=>process.exit()).resume()'

/** Another process may take the free port before the child does. */
const ATTEMPTS = 3

export async function startTables(
  accounts: readonly TableAccount[],
): Promise<TableEmulator | TablesMissing> {
  const entry = findEntry()
  if (entry === undefined) return { available: false, reason: MISSING }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = await refusingPort()
    const child = launch(entry, port, accounts)
    if (await isListening(child)) return emulator(child, port)
  }
  return { available: false, reason: 'The lab has no Azure table service: azurite did not start.' }
}

/** Looks beside leadprobe first, then where the lab was started. */
function findEntry(): string | undefined {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(from).resolve(ENTRY)
    } catch {
      // Not installed there.
    }
  }
  return undefined
}

function launch(entry: string, port: number, accounts: readonly TableAccount[]): ChildProcess {
  const options = ['--tableHost', '127.0.0.1', '--tablePort', String(port)]
  const flags = ['--silent', '--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry']
  const keys = accounts.map(({ name, key }) => `${name}:${key}`).join(';')
  return spawn(process.execPath, ['--import', LEASH, entry, ...options, ...flags], {
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, AZURITE_ACCOUNTS: keys },
  })
}

/** Waits for the line that says so; false when the child ended first. */
async function isListening(child: ChildProcess): Promise<boolean> {
  if (child.stdout === null) return false
  for await (const line of createInterface(child.stdout)) {
    if (line.includes('successfully started')) {
      child.stdout.resume()
      return true
    }
  }
  return false
}

function emulator(child: ChildProcess, port: number): TableEmulator {
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    available: true,
    port,
    forward: (request) => forward(request, port),
    close: async () => {
      process.off('exit', kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      kill()
      await once(child, 'exit')
    },
  }
}

/** Sends a request on with its own host header, which carries the account and is signed. */
async function forward(request: Request, port: number): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const onward = httpRequest({
    host: '127.0.0.1',
    port,
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
  })
  onward.end(Buffer.from(await request.arrayBuffer()))
  const [answer] = (await once(onward, 'response')) as [IncomingMessage]
  return responseFrom(answer)
}

async function responseFrom(answer: IncomingMessage): Promise<Response> {
  const body = await buffer(answer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (name !== 'connection' && name !== 'transfer-encoding' && name !== 'keep-alive') {
      headers.set(name, String(value))
    }
  }
  return new Response(body.length === 0 ? null : body, {
    status: answer.statusCode ?? 502,
    headers,
  })
}
