// The events of a check, read on where a lost connection broke off.
import { readEvents, type ServerEvent } from './event-reader.ts'
import { type CheckCall, jsonPost, problemOf } from './requests.ts'

/** Beside the server's: `started` with the address of the check, and `lost` for its connection. */
export type CheckEvent = Pick<ServerEvent, 'event' | 'data'>

const MOST_TRIES = 5
const PAUSE_MS = 400

/** Ends early when the connection stays lost. Throws when `signal` is aborted. */
export async function* checkEvents(
  { path, body }: CheckCall,
  signal: AbortSignal,
): AsyncGenerator<CheckEvent> {
  const response = await fetch(path, { ...jsonPost(body, 'text/event-stream'), signal })
  if (!response.ok) {
    yield { event: 'problem', data: await problemOf(response) }
    return
  }
  const address = response.headers.get('content-location') ?? undefined
  yield { event: 'started', data: address?.replace(/\/events$/, '') }
  let last = ''
  let stream: Response | undefined = response
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    for await (const event of untilLost(stream, signal)) {
      last = event.id
      tries = 0
      yield event
      if (event.event === 'report' || event.event === 'problem') return
    }
    if (address === undefined) return
    yield { event: 'lost', data: undefined }
    await pause(PAUSE_MS * 2 ** tries, signal)
    stream = await resume(address, last, signal)
  }
}

/** A stream that breaks ends like one that is over; being told to stop is passed on. */
async function* untilLost(
  response: Response | undefined,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  if (!response?.body) return
  try {
    yield* readEvents(response.body)
  } catch (error) {
    if (signal.aborted) throw error
  }
}

async function resume(
  address: string,
  last: string,
  signal: AbortSignal,
): Promise<Response | undefined> {
  try {
    const headers = { accept: 'text/event-stream', 'last-event-id': last || '0' }
    const response = await fetch(address, { headers, signal })
    return response.ok ? response : undefined
  } catch (error) {
    if (signal.aborted) throw error
    return undefined
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
