#!/usr/bin/env node
// The command. Plain JavaScript that any Node since 18 can read: it looks for a Node that is new
// enough, and for the built code, before it loads anything else.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const built = join(root, 'dist', 'node.js')
const [first] = process.argv.slice(2)

if (process.argv.length === 3 && (first === '--version' || first === '-V')) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  process.stdout.write(`${version}\n`)
} else if (isNewEnough(process.versions.node)) {
  await start()
} else {
  const { runUnderBundledNode } = await import('./bundled-node.js')
  process.exitCode = await runUnderBundledNode(root)
}

/** undici and others need what Node 22.12 brought. */
function isNewEnough(node) {
  const [major, minor] = node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 12)
}

async function start() {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  if (!existsSync(built)) {
    const { buildFromSource } = await import('./build-from-source.js')
    if (!buildFromSource(root)) process.exit(1)
  }
  const { main } = await import(pathToFileURL(built).href)
  await main()
}
