// Builds dist/: compiled rules, the page's assets, and our own code as ES modules for Node.
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { generateRules } from './rules/generate.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist')

export async function buildDist(): Promise<void> {
  generateRules()
  const assets = join(import.meta.dirname, 'build-assets.ts')
  if (existsSync(assets)) await import(assets)
  const draft = join(root, `.dist-${process.pid}`)
  await build({
    absWorkingDir: root,
    entryPoints: { node: 'src/node.ts', index: 'src/index.ts' },
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    packages: 'external',
    legalComments: 'linked',
    logLevel: 'warning',
  })
  // Swapped in whole, so that a command that starts meanwhile never sees half a build.
  rmSync(target, { recursive: true, force: true })
  renameSync(draft, target)
}

await buildDist()
