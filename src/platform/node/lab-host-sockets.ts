// Listening and closing on loopback.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

const LOOPBACK = '127.0.0.1'

/** Rejects when the port is taken. */
export async function listenOn(server: Server, port: number): Promise<void> {
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
}

export function boundPort(server: Server): number {
  return (server.address() as AddressInfo).port // a listening TCP server has an address
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** A port that was just free and is closed again. */
export async function refusingPort(): Promise<number> {
  const server = createServer()
  await listenOn(server, 0)
  const port = boundPort(server)
  await closeServer(server)
  return port
}

/** Keeps every open socket of a server, so that closing does not wait for silent clients. */
export function trackSockets(server: Server): { destroyAll(): void } {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // A client that gives up on a fault is what the lab is for.
    socket.on('error', () => socket.destroy())
  })
  return {
    destroyAll: () => {
      for (const socket of open) socket.destroy()
    },
  }
}
