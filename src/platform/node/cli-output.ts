// Standard output and error for the command line.
import process from 'node:process'
import { isatty } from 'node:tty'
import type { CliOutput, LiveArea } from '../../cli/host.ts'

export function createCliOutput(name: 'stdout' | 'stderr'): CliOutput {
  const isTTY = isatty(name === 'stdout' ? 1 : 2)
  return {
    isTTY,
    get columns() {
      return isTTY ? process[name].columns : undefined
    },
    write: (text) => write(name, text),
    live: () => liveArea(name),
  }
}

/** Resolves once the text has left, so that ending the process loses nothing. */
function write(name: 'stdout' | 'stderr', text: string): Promise<void> {
  return new Promise((resolve) => {
    process[name].write(text, () => resolve())
  })
}

async function liveArea(name: 'stdout' | 'stderr'): Promise<LiveArea> {
  const { createLogUpdate } = await import('log-update')
  const area = createLogUpdate(process[name])
  return { update: (text) => area(text), clear: () => area.clear() }
}

/** A reader that has seen enough, such as `head`, ends the run quietly. */
export function endOnClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
}
