// Reads server-sent events out of an answer to a POST, which EventSource cannot do.

export interface ServerEvent {
  /** Empty when the server gave none. */
  readonly id: string
  readonly event: string
  readonly data: unknown
}

export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: string }
    const blocks = (rest + (value ?? '')).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = parseBlock(block)
      if (event !== undefined) yield event
    }
    if (done) return
  }
}

/** Undefined for a block of comments alone. */
export function parseBlock(block: string): ServerEvent | undefined {
  const lines = block.split('\n').map((line) => {
    const at = line.indexOf(':')
    return { name: line.slice(0, at), value: line.slice(at + 1).replace(/^ /, '') }
  })
  const data = lines.filter(({ name }) => name === 'data').map(({ value }) => value)
  if (data.length === 0) return undefined
  const event = lines.find(({ name }) => name === 'event')?.value ?? 'message'
  const id = lines.find(({ name }) => name === 'id')?.value ?? ''
  return { id, event, data: JSON.parse(data.join('\n')) }
}
