// The rule files on disk: rules/<group>/<name>.yaml, without samples and decoys.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from '../../src/diagnosis/compile-rules.ts'

export const rulesDirectory = fileURLToPath(new URL('../../rules/', import.meta.url))

/** Paths are below `directory`, sorted. */
export function listYaml(directory = rulesDirectory): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.ya?ml$/.test(path) && !path.startsWith('decoys/'))
    .sort()
}

export function isSamples(path: string): boolean {
  return /\.samples\.ya?ml$/.test(path)
}

export function readSources(paths: readonly string[], directory = rulesDirectory): SourceFile[] {
  return paths.map((path) => ({ path, source: readFileSync(join(directory, path), 'utf8') }))
}
