// Choosing a kind by hand, for those who have nothing to paste.
import { JumpLinks } from '../components/jump-links.tsx'

export interface KindName {
  readonly id: string
  readonly title: string
}

interface KindPickerProps {
  readonly kinds: readonly KindName[]
  onChoose(id: string): void
}

const TO_FORM = '/?kind='

export function KindPicker({ kinds, onChoose }: KindPickerProps) {
  return (
    <JumpLinks
      lead="Or fill in a form:"
      links={kinds.map(({ id, title }) => ({ href: `${TO_FORM}${id}`, text: title }))}
      onChoose={(href) => onChoose(href.slice(TO_FORM.length))}
    />
  )
}
