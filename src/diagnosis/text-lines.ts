// The lines of a text, found from a place in it.

/** UTF-16 units of a line that are looked at. */
export const LINE_CAP = 600

export function lineFrom(text: string, from: number): string {
  return text.slice(from, from + LINE_CAP).split('\n', 1)[0] ?? ''
}

/** However long it is. */
export function wholeLine(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end)
}

/** Whole lines that begin at most `reach` units above the line at `from`. */
export function linesAbove(text: string, from: number, reach: number): readonly string[] {
  return text
    .slice(Math.max(0, from - reach), from)
    .split('\n')
    .slice(0, -1)
}

/**
 * Gives the start of the line of each place. Looking back for it from each would be quadratic in a
 * text of one line.
 */
export function lineFinder(text: string): (at: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (at) => lastUpTo(at, starts)
}

function lastUpTo(at: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return starts[low] ?? 0
}
