import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'

/** Whether anything listens there; a real connection, so that asking again is no idle waiting. */
async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  const accepted = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return accepted
}

test('the emulator ends when it is closed', async () => {
  const tables = await createNodeLabHost().startTables([])
  if (!tables.available) throw new Error(tables.reason)
  expect(await isListening(tables.port)).toBe(true)
  await tables.close()
  expect(await isListening(tables.port)).toBe(false)
})

test('the emulator ends when whoever started it is killed', async () => {
  const orphan = fileURLToPath(new URL('./orphan.ts', import.meta.url))
  const parent = spawn(process.execPath, ['--import', 'tsx', orphan], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string]
  const port = Number(line)
  expect(await isListening(port)).toBe(true)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  let isThere = true
  while (isThere) isThere = await isListening(port)
  expect(isThere).toBe(false)
}, 20_000)
