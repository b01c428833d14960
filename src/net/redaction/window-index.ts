// Finds any 12-character piece of many needles in one pass over a text (Rabin-Karp).

/** A piece this long is worth hiding; shorter ones occur by chance. */
export const PIECE_LENGTH = 12
const BASE = 0x01000193
const BASE_OUT = powerOf(BASE, PIECE_LENGTH - 1)

export interface Piece {
  readonly start: number
  readonly end: number
  readonly name: string
}

export interface WindowIndex {
  add(needle: string, name: string): void
  /** Where pieces occur, in order, overlapping ones merged. Compares without regard to ASCII case. */
  find(text: string): readonly Piece[]
}

export function createWindowIndex(): WindowIndex {
  const pieces = new Map<number, Map<string, string>>()
  return {
    add(needle, name) {
      const folded = foldCase(needle)
      eachWindow(folded, (hash, start) => {
        const piece = folded.slice(start, start + PIECE_LENGTH)
        const same = pieces.get(hash)
        if (same === undefined) pieces.set(hash, new Map([[piece, name]]))
        else if (!same.has(piece)) same.set(piece, name)
      })
    },
    find(text) {
      const found: Piece[] = []
      if (pieces.size === 0) return found
      const folded = foldCase(text)
      eachWindow(folded, (hash, start) => {
        const name = pieces.get(hash)?.get(folded.slice(start, start + PIECE_LENGTH))
        if (name !== undefined) addPiece(found, { start, end: start + PIECE_LENGTH, name })
      })
      return found
    },
  }
}

/** Length-preserving, unlike toLowerCase. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function addPiece(found: Piece[], piece: Piece): void {
  const last = found.at(-1)
  if (last === undefined || piece.start > last.end) found.push(piece)
  else found[found.length - 1] = { ...last, end: piece.end }
}

function eachWindow(text: string, visit: (hash: number, start: number) => void): void {
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const leaving = at - PIECE_LENGTH
    if (leaving >= 0) hash = (hash - Math.imul(text.charCodeAt(leaving), BASE_OUT)) | 0
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0
    if (leaving >= -1) visit(hash, leaving + 1)
  }
}

function powerOf(base: number, exponent: number): number {
  let power = 1
  for (let count = 0; count < exponent; count++) power = Math.imul(power, base)
  return power
}
