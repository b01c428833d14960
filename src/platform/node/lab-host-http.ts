// HTTP inside the lab's TLS connections: ordinary responses by Hono's adapter, or raw bytes.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Answer, ByteReply } from '../../lab/host.ts'

export interface HttpEntrance {
  /** Serves the requests on one connection with one site's answers. */
  enter(socket: TLSSocket, answer: Answer): void
}

/** Longer than clients keep a connection, so that none is closed while one is about to be used. */
const KEEP_ALIVE_MS = 60_000

export function createHttpEntrance(): HttpEntrance {
  const answers = new WeakMap<Socket, Answer>()
  const listener = getRequestListener(
    async (request, env) => {
      const { socket } = (env as HttpBindings).incoming // the lab never offers HTTP/2
      const reply = await answers.get(socket)?.(request)
      if (reply === undefined || !('ending' in reply)) return reply
      await play(reply, socket)
      return RESPONSE_ALREADY_SENT
    },
    { overrideGlobalObjects: false },
  )
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener)
  return {
    enter: (socket, answer) => {
      socket.on('error', () => socket.destroy())
      answers.set(socket, answer)
      server.emit('connection', socket)
    },
  }
}

async function play({ bytes, everyMs, ending }: ByteReply, socket: Socket): Promise<void> {
  for (const piece of bytes) {
    if (socket.destroyed) return
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
    if (everyMs !== undefined) await delay(everyMs)
  }
  if (ending === 'close') socket.end()
  if (ending === 'reset') resetConnection(socket)
}

/** A TLS socket has no reset of its own: the one it wraps has. */
function resetConnection(socket: Socket): void {
  const { _parent: wrapped } = socket as Socket & { _parent?: Socket }
  ;(wrapped ?? socket).resetAndDestroy()
}
