// Says of most hashes that they are none of the known ones, from so few bytes that they stay in the
// cache next to the processor: tables of thousands of phrases do not, and each look costs a wait.

const FEWEST_BITS = 1 << 13
/** Bits a hash: with two of them set, hardly one of three hundred others passes. */
const ROOM = 16

export class BitSieve {
  readonly #bits: Int32Array
  /** To the bits of a hash that say where its first bit is. */
  readonly #shift: number

  /** `bits` are those of `bitsOf`: a build can work them out ahead. */
  constructor(bits: Int32Array) {
    this.#bits = bits
    this.#shift = 32 - Math.log2(bits.length * 32)
  }

  mayHold(hash: number): boolean {
    return this.#has(hash >>> this.#shift) && this.#has(second(hash) >>> this.#shift)
  }

  #has(bit: number): boolean {
    return ((this.#bits[bit >>> 5] ?? 0) & (1 << bit)) !== 0
  }
}

export function bitsOf(hashes: ArrayLike<number>): Int32Array {
  const size = Math.max(FEWEST_BITS, 2 ** Math.ceil(Math.log2(hashes.length * ROOM + 1)))
  const bits = new Int32Array(size / 32)
  const shift = 32 - Math.log2(size)
  const set = (bit: number) => {
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << bit)
  }
  for (const hash of Array.from(hashes)) {
    set(hash >>> shift)
    set(second(hash) >>> shift)
  }
  return bits
}

function second(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
}
