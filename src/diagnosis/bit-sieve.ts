// Says of most hashes that they are none of the known ones, from so few bytes that they stay in the
// cache next to the processor: tables of thousands of phrases do not, and each look costs a wait.

const FEWEST_BITS = 1 << 13
/** Bits a hash: with two of them set, hardly one of three hundred others passes. */
const ROOM = 16

export class BitSieve {
  readonly #bits: Int32Array
  /** To the bits of a hash that say where its first bit is. */
  readonly #shift: number

  constructor(hashes: readonly number[]) {
    const bits = Math.max(FEWEST_BITS, 2 ** Math.ceil(Math.log2(hashes.length * ROOM + 1)))
    this.#bits = new Int32Array(bits / 32)
    this.#shift = 32 - Math.log2(bits)
    for (const hash of hashes) {
      this.#set(hash >>> this.#shift)
      this.#set(second(hash) >>> this.#shift)
    }
  }

  mayHold(hash: number): boolean {
    return this.#has(hash >>> this.#shift) && this.#has(second(hash) >>> this.#shift)
  }

  #set(bit: number): void {
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << bit)
  }

  #has(bit: number): boolean {
    return ((this.#bits[bit >>> 5] ?? 0) & (1 << bit)) !== 0
  }
}

function second(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
}
