// The lab on Node: loopback sockets, a child process for the table emulator, files in the temp folder.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LabHost, TempFile } from '../../lab/host.ts'
import { listenDns } from './lab-host-dns.ts'
import { refusingPort } from './lab-host-sockets.ts'
import { startTables } from './lab-host-tables.ts'
import { listenTls } from './lab-host-tls.ts'

export function createNodeLabHost(): LabHost {
  return {
    crypto: globalThis.crypto,
    now: () => Date.now(),
    listen: listenTls,
    listenDns,
    refusingPort,
    startTables,
    writeTempFile,
  }
}

async function writeTempFile(name: string, text: string): Promise<TempFile> {
  const folder = await mkdtemp(join(tmpdir(), 'leadprobe-lab-'))
  const path = join(folder, name)
  await writeFile(path, text)
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}
