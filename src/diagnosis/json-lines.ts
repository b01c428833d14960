// Values as JSON, each read when it is first asked for: a text needs few of hundreds.

export interface JsonLines {
  /** UTF-8. */
  readonly bytes: Uint8Array
  /** Where each value begins, and where one after the last would. */
  readonly starts: Int32Array
}

export function toJsonLines(values: readonly unknown[]): JsonLines {
  const lines = values.map(toJsonBytes)
  const starts = new Int32Array(lines.length + 1)
  lines.forEach((line, at) => {
    starts[at + 1] = (starts[at] ?? 0) + line.length
  })
  const bytes = new Uint8Array(starts.at(-1) ?? 0)
  lines.forEach((line, at) => {
    bytes.set(line, starts[at])
  })
  return { bytes, starts }
}

export class LazyValues<T> {
  readonly #lines: JsonLines
  readonly #known = new Map<number, T>()

  constructor(lines: JsonLines) {
    this.#lines = lines
  }

  at(position: number): T {
    const { bytes, starts } = this.#lines
    const value =
      this.#known.get(position) ??
      (parseBytes(bytes.subarray(starts[position], starts[position + 1])) as T)
    this.#known.set(position, value)
    return value
  }
}

export function toJsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

/** UTF-8. */
export function parseBytes(json: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(json))
}
