// A text made from another one that still knows where each of its UTF-16 units came from.

export class MappedText {
  readonly text: string
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array

  constructor(text: string, starts: Uint32Array, ends: Uint32Array) {
    this.text = text
    this.#starts = starts
    this.#ends = ends
  }

  /** Where `[start, end)` stood in the source; `end` must be greater than `start`. */
  sourceSpan(start: number, end: number): readonly [number, number] {
    return [this.#starts[start] ?? 0, this.#ends[end - 1] ?? 0]
  }
}

export class MappedTextBuilder {
  #units: Uint16Array
  #starts: Uint32Array
  #ends: Uint32Array
  #length = 0

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity)
    this.#starts = new Uint32Array(capacity)
    this.#ends = new Uint32Array(capacity)
  }

  /** The last unit, or -1. */
  get last(): number {
    return this.#length === 0 ? -1 : (this.#units[this.#length - 1] ?? -1)
  }

  push(unit: number, start: number, end: number): void {
    if (this.#length === this.#units.length) this.#grow()
    this.#units[this.#length] = unit
    this.#starts[this.#length] = start
    this.#ends[this.#length] = end
    this.#length++
  }

  pop(): void {
    this.#length--
  }

  build(): MappedText {
    return new MappedText(
      textOf(this.#units.subarray(0, this.#length)),
      this.#starts.slice(0, this.#length),
      this.#ends.slice(0, this.#length),
    )
  }

  #grow(): void {
    const capacity = this.#units.length * 2 + 16
    const units = new Uint16Array(capacity)
    const starts = new Uint32Array(capacity)
    const ends = new Uint32Array(capacity)
    units.set(this.#units)
    starts.set(this.#starts)
    ends.set(this.#ends)
    this.#units = units
    this.#starts = starts
    this.#ends = ends
  }
}

// In pieces: the number of arguments of one call is limited.
function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode(...units.subarray(at, at + 8192))
  }
  return text
}
