// The known name a typo most likely meant.

/** The closest of `names` when it is close enough to be meant: about one slip in three letters. */
export function closestName(typed: string, names: Iterable<string>): string | undefined {
  const wanted = fold(typed)
  let best: { name: string; distance: number } | undefined
  for (const name of names) {
    const distance = editDistance(wanted, fold(name))
    if (best === undefined || distance < best.distance) best = { name, distance }
  }
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  return best !== undefined && best.distance <= limit ? best.name : undefined
}

/** ` Did you mean "url"?`, or nothing. */
export function didYouMean(typed: string, names: Iterable<string>): string {
  const name = closestName(typed, names)
  return name === undefined ? '' : ` Did you mean "${name}"?`
}

/** `client_secret`, `client-secret` and `clientSecret` are the same slip. */
function fold(name: string): string {
  return name.slice(0, 64).toLowerCase().replace(/[-_ ]/g, '')
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const edits = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + same]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) edits.push(at(beforeLast, column - 2) + 1)
      current.push(Math.min(...edits))
    }
    beforeLast = last
    last = current
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
