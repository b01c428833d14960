// The id of a watched destination: the same as long as config and name are.
import { sha256 } from 'hono/utils/crypto'

/** 32 hexadecimal digits; it names, and keeps nothing secret. */
export async function watchId(config: string, destination: string): Promise<string> {
  const hash = await sha256(JSON.stringify([config, destination]))
  return (hash ?? '').slice(0, 32)
}
