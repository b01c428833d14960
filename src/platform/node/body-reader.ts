// Collects an answer's body, decoded, up to a cap; what lies beyond is never kept in memory.
import type { Transform } from 'node:stream'
import { createDecoders, encodingsOf } from './decoders.ts'

export interface BodySink {
  /** The body is complete, or the cap is reached. */
  done(pieces: readonly Uint8Array[], truncated: boolean): void
  /** The body cannot be decoded. */
  failed(error: Error): void
  /** More may be written again. */
  drained(): void
}

export interface BodyReader {
  /** Takes bytes as they came; false asks to wait for `drained`. */
  write(chunk: Uint8Array): boolean
  end(): void
  /** Forgets everything; nothing is reported any more. */
  destroy(): void
}

/** Reads a body with the given Content-Encoding header. */
export function createBodyReader(
  contentEncoding: string | undefined,
  maxBytes: number,
  sink: BodySink,
): BodyReader {
  const encodings = encodingsOf(contentEncoding)
  const pieces: Uint8Array[] = []
  let room = maxBytes
  let decoders: readonly Transform[] | undefined
  let isOver = false
  const finish = (report: () => void) => {
    if (isOver) return
    isOver = true
    for (const decoder of decoders ?? []) decoder.destroy()
    report()
  }
  const keep = (piece: Uint8Array) => {
    if (isOver) return
    pieces.push(piece.length > room ? piece.slice(0, room) : piece)
    room -= piece.length
    if (room < 0) finish(() => sink.done(pieces, true))
  }
  const complete = () => finish(() => sink.done(pieces, false))
  const fail = (error: Error) => finish(() => sink.failed(error))
  const start = (firstByte: number) => {
    decoders = createDecoders(encodings, firstByte)
    if (decoders === undefined) fail(new UnknownEncoding())
    else chain(decoders, { keep, complete, fail, drained: sink.drained })
  }
  return {
    write(chunk) {
      if (encodings.length === 0) keep(chunk)
      else if (decoders === undefined && !isOver) start(chunk[0] ?? 0)
      return isOver || (decoders?.[0]?.write(chunk) ?? true)
    },
    end() {
      const first = decoders?.[0]
      if (first === undefined) complete()
      else if (!isOver) first.end()
    },
    destroy: () => finish(() => undefined),
  }
}

interface ChainEvents {
  keep(piece: Uint8Array): void
  complete(): void
  fail(error: Error): void
  drained(): void
}

function chain(decoders: readonly Transform[], events: ChainEvents): void {
  for (const [index, decoder] of decoders.entries()) {
    decoder.on('error', events.fail)
    const next = decoders[index + 1]
    if (next === undefined) decoder.on('data', events.keep).on('end', events.complete)
    else decoder.pipe(next)
  }
  decoders[0]?.on('drain', events.drained)
}

class UnknownEncoding extends Error {
  readonly code = 'UND_ERR_NOT_SUPPORTED'
  constructor() {
    super('its content encoding is unknown or has too many layers')
  }
}
