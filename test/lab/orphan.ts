// Starts the table emulator, tells its port and waits to be killed. Run by the test beside it.
import { createNodeLabHost } from '../../src/platform/node/lab-host.ts'

const tables = await createNodeLabHost().startTables([])
process.stdout.write(`${tables.available ? tables.port : tables.reason}\n`)
process.stdin.resume()
