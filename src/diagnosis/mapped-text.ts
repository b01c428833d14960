// A text made from another one that still knows where each of its parts came from.

export class MappedText {
  readonly text: string
  readonly #parts: Parts

  constructor(text: string, parts: Parts) {
    this.text = text
    this.#parts = parts
  }

  /** Where `[start, end)` stood in the source; `end` must be greater than `start`. */
  sourceSpan(start: number, end: number): readonly [number, number] {
    return [this.#place(start)[0], this.#place(end - 1)[1]]
  }

  /** A part as long as its source maps unit by unit, any other one as a whole. */
  #place(unit: number): readonly [number, number] {
    const { outs, starts, ends } = this.#parts
    const part = lastAtMost(outs, unit)
    const [out, start, end] = [outs[part] ?? 0, starts[part] ?? 0, ends[part] ?? 0]
    const length = (outs[part + 1] ?? this.text.length) - out
    return length === end - start ? [start + unit - out, start + unit - out + 1] : [start, end]
  }
}

interface Parts {
  readonly outs: number[]
  readonly starts: number[]
  readonly ends: number[]
}

export class MappedTextBuilder {
  readonly #parts: Parts = { outs: [], starts: [], ends: [] }
  readonly #words: string[] = []
  #length = 0
  /** Source position at which a part as long as its source would go on with the last one. */
  #goesOnAt = -1
  /** The last unit, or -1. */
  last = -1

  /** `part` stands for `[start, end)` of the source. */
  push(part: string, start: number, end: number): void {
    if (part === '') return
    const { outs, starts, ends } = this.#parts
    const isEven = part.length === end - start
    if (isEven && start === this.#goesOnAt) ends[ends.length - 1] = end
    else {
      outs.push(this.#length)
      starts.push(start)
      ends.push(end)
    }
    this.#goesOnAt = isEven ? end : -1
    this.#words.push(part)
    this.#length += part.length
    this.last = part.charCodeAt(part.length - 1)
  }

  build(): MappedText {
    return new MappedText(this.#words.join(''), this.#parts)
  }
}

/** Index of the last number that is at most `limit`, in ascending numbers. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
