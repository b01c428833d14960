// A server may send "100 Continue" to a client that did not ask for it, and the client has to put up
// with that (RFC 9110, 15.2). undici ends the connection over it, and passes over every other interim
// answer; so it gets to read this one as another, 102.
import type { TLSSocket } from 'node:tls'

const STATUS_LINE = /^HTTP\/1\.[01] 100[ \r]/
const LINE_BYTES = 13
const LAST_DIGIT = 11
const TWO = 0x32

/** The same socket, whose reader never sees an interim answer of 100. */
export function tolerateContinue(socket: TLSSocket): TLSSocket {
  const read = socket.read.bind(socket)
  socket.read = (size?: number) => {
    const chunk: unknown = read(size)
    if (Buffer.isBuffer(chunk)) rename(chunk)
    return chunk
  }
  return socket
}

/** Servers send an interim answer in one piece, alone or with what follows it. */
function rename(chunk: Buffer): void {
  let at = 0
  while (STATUS_LINE.test(chunk.toString('latin1', at, at + LINE_BYTES))) {
    chunk[at + LAST_DIGIT] = TWO
    const end = chunk.indexOf('\r\n\r\n', at)
    if (end < 0) return
    at = end + 4
  }
}
