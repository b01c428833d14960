// The process as the command line sees it.
import { dirname } from 'node:path'
import process from 'node:process'
import type { CliHost, FileRead, InterruptSignal } from '../../cli/host.ts'
import { createCliInput } from './cli-input.ts'
import { createCliOutput } from './cli-output.ts'
import { makeFolder } from './make-folder.ts'
import { isBinary, textOfBytes } from './text-of-bytes.ts'
import { watchFiles } from './watch-files.ts'

/** Loaded by the first use: a text that is piped in needs none of it. */
const files = () => process.getBuiltinModule('node:fs/promises')

export function createCliHost<S>(services: S): CliHost<S> {
  return {
    args: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: createCliInput(),
    stdout: createCliOutput('stdout'),
    stderr: createCliOutput('stderr'),
    readFile: readTextFile,
    writeFile: (path, text) => put(path, text, files().writeFile),
    tryToWrite,
    appendFile: (path, text) => put(path, text, files().appendFile),
    listFiles,
    watchFiles,
    onInterrupt,
    services,
  }
}

/** Ends at once: what was to be written has been, and connections kept alive would hold it. */
export function endProcess(exitCode: number): never {
  process.exit(exitCode)
}

async function readTextFile(path: string, maxBytes: number): Promise<FileRead> {
  try {
    const { size } = await files().stat(path)
    if (size > maxBytes) return { ok: false, reason: 'too-large' }
    const text = textOfBytes(await files().readFile(path))
    return isBinary(text) ? { ok: false, reason: 'binary' } : { ok: true, text }
  } catch (error) {
    return { ok: false, reason: reasonOf(error as NodeJS.ErrnoException) }
  }
}

function reasonOf({ code }: NodeJS.ErrnoException): 'missing' | 'directory' | 'unreadable' {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  return code === 'EISDIR' ? 'directory' : 'unreadable'
}

async function put(
  path: string,
  text: string,
  write: (path: string, text: string) => Promise<void>,
): Promise<string | undefined> {
  try {
    makeFolder(dirname(path))
    await write(path, text)
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

/** Opens it as a write would, because permissions alone do not tell. A pipe is left to its reader. */
async function tryToWrite(path: string): Promise<string | undefined> {
  const { open, rm, stat } = files()
  try {
    const known = await stat(path).catch(() => undefined)
    if (known !== undefined && !known.isFile() && !known.isDirectory()) return undefined
    makeFolder(dirname(path))
    await (await open(path, 'a')).close()
    if (known === undefined) await rm(path)
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown reason'
}

async function listFiles(directory: string): Promise<readonly string[] | undefined> {
  try {
    const paths = await files().readdir(directory, { recursive: true })
    return paths.map((path) => path.replaceAll('\\', '/')).sort()
  } catch {
    return undefined
  }
}

/** A terminal that is closed asks to end like anybody else. */
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The second Ctrl-C ends the process at once, whatever is still running. */
function onInterrupt(listener: (signal: InterruptSignal) => void): () => void {
  let count = 0
  const handle = (signal: NodeJS.Signals) => {
    count++
    if (count > 1) process.exit(signal === 'SIGINT' ? 130 : 143)
    listener(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
  }
  for (const signal of INTERRUPTS) process.on(signal, handle)
  return () => {
    for (const signal of INTERRUPTS) process.off(signal, handle)
  }
}
