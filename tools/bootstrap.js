// `npm start` and `npm test` on a fresh clone: installs what the lockfile names when it is missing,
// then goes on under the Node that came with it. Plain JavaScript that any Node since 18 can run.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')

const TASKS = {
  start: ['bin/leadprobe.js', 'serve', '--lab'],
  test: ['node_modules/tsx/dist/cli.mjs', 'scripts/test.ts'],
}

const [name, ...rest] = process.argv.slice(2)
const task = TASKS[name]
if (task === undefined) {
  console.error(`bootstrap: unknown task "${name}". Use one of: ${Object.keys(TASKS).join(', ')}.`)
  process.exit(2)
}

if (!isInstalled()) {
  console.error('Installing packages (once, a minute or two)…')
  const code = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [
    'ci',
    '--ignore-scripts',
  ])
  if (code !== 0) process.exit(code)
}
process.exit(await run(bundledNode(), [...task, ...rest]))

/** True when the installed tree is at least as new as the lockfile. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/** The Node of the lockfile where this platform has one, else the one that runs this. */
function bundledNode() {
  const local = join(bin, process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(local) ? local : process.execPath
}

function run(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => {
      console.error(`bootstrap: cannot run ${command}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
