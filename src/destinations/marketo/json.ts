// JSON of an answer, as far as it can be trusted to be what it should.

export type JsonObject = Readonly<Record<string, unknown>>

/** Undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function asObject(value: unknown): JsonObject | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as JsonObject) : undefined
}

/** The objects in a list; anything else, and a list that is none, is left out. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  return items.map(asObject).filter((item) => item !== undefined)
}
