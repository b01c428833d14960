// A pasted text with the words that gave the causes away marked.
import type { Finding } from '../../../model/report.ts'
import { visible } from '../../../report/visible-text.ts'
import { WireText } from './wire-text.tsx'

type Span = readonly [number, number]

export function HighlightedText({
  text,
  findings,
}: {
  text: string
  findings: readonly Finding[]
}) {
  const spans = findings.flatMap(({ evidence }) => (evidence.span ? [evidence.span] : []))
  return (
    <WireText label="The pasted text">
      {pieces(text, merged(spans)).map(({ part, isMarked }) =>
        isMarked ? <mark>{visible(part)}</mark> : visible(part),
      )}
    </WireText>
  )
}

/** Sorted and joined where they overlap. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    const last = joined.at(-1)
    if (last === undefined || start > last[1]) joined.push([start, end])
    else joined[joined.length - 1] = [last[0], Math.max(last[1], end)]
  }
  return joined
}

export function pieces(text: string, spans: readonly Span[]) {
  let at = 0
  const found = spans.flatMap(([start, end]) => {
    const before = { part: text.slice(at, start), isMarked: false }
    at = end
    return [before, { part: text.slice(start, end), isMarked: true }]
  })
  return [...found, { part: text.slice(at), isMarked: false }].filter(({ part }) => part !== '')
}
