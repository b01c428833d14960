// A row of links to the parts of a long page, or to the forms there are.

interface JumpLinksProps {
  readonly lead?: string
  readonly links: readonly { readonly href: string; readonly text: string }[]
  /** Takes the place of following the link. */
  onChoose?(href: string): void
}

export function JumpLinks({ lead, links, onChoose }: JumpLinksProps) {
  return (
    <nav class="kinds" aria-label={lead ?? 'Jump to'}>
      {lead === undefined ? null : <span>{lead}</span>}
      {links.map(({ href, text }) => (
        <a
          href={href}
          onClick={(event: Event) => {
            if (onChoose === undefined) return
            event.preventDefault()
            onChoose(href)
          }}
        >
          {text}
        </a>
      ))}
    </nav>
  )
}
