// A caller who leaves in the middle of a request is no fault of the service.
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { listenHttp } from '../../src/platform/node/http-server.ts'
import { testServices } from './test-services.ts'

it.each(['/v1/lint', '/ticket'])(
  'an upload to %s that breaks off is not reported',
  async (path) => {
    const faults: unknown[] = []
    const onFault = (error: unknown) => void faults.push(error)
    const app = createApp({ ...testServices(), onFault })
    const answered = Promise.withResolvers<void>()
    const handler = async (request: Request) => {
      const response = await app.fetch(request)
      answered.resolve()
      return response
    }
    const server = await listenHttp(handler, { port: 0, host: '127.0.0.1' })
    onTestFinished(() => server.close())
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    const type = path.startsWith('/v1') ? 'application/json' : 'application/x-www-form-urlencoded'
    const headers = ['origin: http://localhost', `content-type: ${type}`, 'content-length: 5000']
    const head = [`POST ${path} HTTP/1.1`, 'host: localhost', ...headers]
    await new Promise<void>((sent) => {
      socket.write(`${head.join('\r\n')}\r\n\r\n{"a":`, () => sent())
    })
    socket.resetAndDestroy()
    await answered.promise
    expect(faults).toEqual([])
  },
)
