// The signs of the outcomes. Each has its own shape, so that none depends on its colour.
import type { Outcome } from '../../../model/vocabulary.ts'

export type IconName = Outcome | 'pending' | 'running'

const PATHS: { readonly [N in IconName]: string } = {
  pass: 'M5 10.5l3.2 3.2L15 7',
  warn: 'M10 5.5v6M10 14.4v.1',
  fail: 'M6.5 6.5l7 7M13.5 6.5l-7 7',
  skip: 'M6.5 10h7',
  inconclusive: 'M7.6 7.8a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.7M10 14.4v.1',
  pending: '',
  running: 'M10 3a7 7 0 0 1 7 7',
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle class="icon-disc" cx="10" cy="10" r="9" />
      <path class="icon-sign" d={PATHS[name]} />
    </svg>
  )
}
