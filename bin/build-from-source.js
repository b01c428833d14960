// In a clone that was never built: builds once, quietly, before the first command runs.
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const { join } = require('node:path')

module.exports = { buildFromSource }

/** False, with the reason on stderr, when it cannot. */
function buildFromSource(root) {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  const script = join(root, 'scripts', 'build.ts')
  if (!existsSync(script) || !existsSync(tsx)) {
    process.stderr.write(
      'leadprobe is not complete: its built code is missing.\n    In a clone, run "npm ci" first; otherwise install the package again.\n',
    )
    return false
  }
  process.stderr.write('Building leadprobe, once…\n')
  const { status, stderr } = spawnSync(process.execPath, [tsx, script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) process.stderr.write(stderr)
  return status === 0
}
