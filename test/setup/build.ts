// Before tests that run the command or the service: builds what they run.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export function setup(): void {
  const root = join(import.meta.dirname, '..', '..')
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  execFileSync(process.execPath, [tsx, join(root, 'scripts', 'build.ts')], { stdio: 'inherit' })
}
