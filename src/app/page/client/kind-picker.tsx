// Choosing a kind by hand, for those who have nothing to paste.

export interface KindName {
  readonly id: string
  readonly title: string
}

interface KindPickerProps {
  readonly kinds: readonly KindName[]
  onChoose(id: string): void
}

export function KindPicker({ kinds, onChoose }: KindPickerProps) {
  return (
    <p class="kinds">
      Or fill in a form:{' '}
      {kinds.map(({ id, title }, index) => (
        <>
          {index === 0 ? '' : ' · '}
          <a
            href={`/?kind=${id}`}
            onClick={(event: Event) => {
              event.preventDefault()
              onChoose(id)
            }}
          >
            {title}
          </a>
        </>
      ))}
    </p>
  )
}
