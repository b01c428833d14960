// On a Node that is too old: goes on under the one that the lockfile of a clone brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

/** Resolves with the exit code. */
export async function runUnderBundledNode(root) {
  const node = candidates(root).find((path) => existsSync(path))
  if (node === undefined) {
    process.stderr.write(
      `leadprobe needs Node 22.12 or newer; this is ${process.versions.node}.\n` +
        '    Install a newer Node from https://nodejs.org/, then run the command again.\n',
    )
    return 1
  }
  return await run(node)
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
  return new Promise((resolve) => {
    const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
    // A terminal signals both; a supervisor signals only this process, which passes it on.
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => {
        if (!process.stdin.isTTY || signal === 'SIGTERM') child.kill(signal)
      })
    }
    child.on('error', () => resolve(1))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
