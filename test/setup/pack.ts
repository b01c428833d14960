// Before the package's tests: packs it as it would be published.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    tarball: string
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'leadprobe-package-'))
  const args = ['pack', '--json', '--silent', '--foreground-scripts=false', '--pack-destination']
  const answer = execFileSync('npm', [...args, folder], {
    cwd: join(import.meta.dirname, '..', '..'),
    encoding: 'utf8',
    // npx runs on the Node of its caller; npm finds it first on the path.
    env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env['PATH']}` },
  })
  const [{ filename }] = JSON.parse(answer.slice(answer.indexOf('['))) as [{ filename: string }]
  project.provide('tarball', join(folder, filename))
  return () => rmSync(folder, { recursive: true, force: true })
}
