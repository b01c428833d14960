// On a Node that is too old: goes on under the one that the lockfile of a clone brings.
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { join } = require('node:path')

module.exports = { runUnderBundledNode }

/** Ends this process with the exit code of the other. */
function runUnderBundledNode(root) {
  const node = candidates(root).find((path) => existsSync(path))
  if (node === undefined) {
    process.stderr.write(
      `leadprobe needs Node 22.12 or newer; this is ${process.versions.node}.\n` +
        '    Install a newer Node from https://nodejs.org/, then run the command again.\n',
    )
    process.exitCode = 1
    return
  }
  run(node)
}

function candidates(root) {
  const { platform, arch } = process
  const names = { win32: 'win', darwin: 'darwin', linux: 'linux' }
  const name = names[platform] ?? platform
  const file = platform === 'win32' ? 'node.exe' : 'node'
  return [
    join(root, 'node_modules', '.bin', file),
    join(root, 'node_modules', `node-${name}-${arch}`, 'bin', file),
    join(root, 'node_modules', `node-bin-${name}-${arch}`, 'bin', file),
  ]
}

function run(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  // A terminal signals both; a supervisor signals only this process, which passes it on.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (!process.stdin.isTTY || signal === 'SIGTERM') child.kill(signal)
    })
  }
  child.on('error', () => process.exit(1))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}
