// Text from outside, as it was: monospaced, scrollable by keyboard too, and never markup.
import type { Child } from 'hono/jsx'

interface WireTextProps {
  readonly label: string
  readonly children?: Child
}

export function WireText({ label, children }: WireTextProps) {
  return (
    <figure class="wire-text" aria-label={label}>
      <pre class="wire" tabindex={0}>
        {children}
      </pre>
    </figure>
  )
}
