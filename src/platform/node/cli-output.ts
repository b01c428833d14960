// Standard output and error for the command line. Node's own streams are made only for a terminal
// or a full pipe: they load half of its network code, which a short command would wait for.
import { fstatSync, writeSync } from 'node:fs'
import process from 'node:process'
import type { CliOutput, LiveArea } from '../../cli/host.ts'

export type OutputName = 'stdout' | 'stderr'

const DESCRIPTORS: { readonly [N in OutputName]: number } = { stdout: 1, stderr: 2 }

export function createCliOutput(name: OutputName): CliOutput {
  const isTTY = isTerminal(DESCRIPTORS[name])
  return {
    isTTY,
    isFile: isRegularFile(DESCRIPTORS[name]),
    get columns() {
      return isTTY ? process[name].columns : undefined
    },
    write: (text) => write(name, text),
    live: () => liveArea(name),
  }
}

function isRegularFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile()
  } catch {
    return false
  }
}

export function isTerminal(descriptor: number): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false
    return process.getBuiltinModule('node:tty').isatty(descriptor)
  } catch {
    // Closed by whoever started us.
    return false
  }
}

/** Resolves once the text has left, so that ending the process loses nothing. */
function write(name: OutputName, text: string): Promise<void> {
  const rest = writeAtOnce(name, Buffer.from(text))
  if (rest.length === 0) return Promise.resolve()
  return new Promise((resolve) => {
    const stream = process[name]
    const onError = (error: NodeJS.ErrnoException) => {
      readerHasLeft(name, error)
      resolve()
    }
    stream.once('error', onError)
    stream.write(rest, () => {
      stream.off('error', onError)
      resolve()
    })
  })
}

/** What could not be written because the reader is not yet ready for more. */
function writeAtOnce(name: OutputName, bytes: Buffer): Buffer {
  let rest = bytes
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(DESCRIPTORS[name], rest))
    return rest
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return rest
    readerHasLeft(name, error as Error)
    return rest.subarray(rest.length)
  }
}

/**
 * A reader of results that has seen enough, such as `head`, ends the run without a word. One of the
 * progress does not: a test lead may be under way, and has to be removed first.
 */
function readerHasLeft(name: OutputName, error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  if (name === 'stdout') process.exit(0)
}

async function liveArea(name: OutputName): Promise<LiveArea> {
  const { createLogUpdate } = await import('log-update')
  const area = createLogUpdate(process[name])
  return { update: (text) => area(text), clear: () => area.clear() }
}
