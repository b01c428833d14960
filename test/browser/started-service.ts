// `leadprobe serve` as a person starts it, with the lab behind it unless other flags are given.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface StartedService {
  readonly url: string
  stop(): Promise<void>
}

/** Rejects with what the command said when it ends before it is ready. */
export function startService(
  settings: NodeJS.ProcessEnv = {},
  more: readonly string[] = ['--lab'],
): Promise<StartedService> {
  const bin = join(import.meta.dirname, '..', '..', 'bin', 'leadprobe.js')
  const flags = ['serve', '--ephemeral', '--port', '0', ...more]
  const child = spawn(process.execPath, [bin, ...flags], { env: { ...process.env, ...settings } })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
    })
    child.stdout.on('data', (data) => {
      said += data
      const url = /https?:\/\/\S+/.exec(said)?.[0]
      if (url === undefined) return
      resolve({
        url,
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
    child.once('exit', (code) => reject(new Error(`leadprobe serve ended with ${code}: ${said}`)))
  })
}
