#!/usr/bin/env node
// The command. Plain CommonJS that any Node can read: it looks for a Node that is new enough, and
// for the built code, before it loads anything else.
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

const root = dirname(__dirname)
const dist = join(root, 'dist')
const [first] = process.argv.slice(2)

if (process.argv.length === 3 && (first === '--version' || first === '-V')) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  process.stdout.write(`${version}\n`)
} else if (isNewEnough(process.versions.node)) {
  start()
} else {
  require('./bundled-node.js').runUnderBundledNode(root)
}

/** undici and others need what Node 22.12 brought. */
function isNewEnough(node) {
  const [major, minor] = node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 12)
}

async function start() {
  require('node:module').enableCompileCache()
  if (
    !existsSync(join(dist, 'node.js')) &&
    !require('./build-from-source.js').buildFromSource(root)
  ) {
    process.exitCode = 1
    return
  }
  // Ends the process unless its arguments need the whole command line.
  if (first === 'diagnose') await require(join(dist, 'diagnose.cjs')).main()
  const { main } = await import('../dist/node.js')
  await main()
}
