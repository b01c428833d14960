// Where a rule has its facts from. Only https addresses become links.
import type { Finding } from '../../../model/report.ts'

export function References({ references }: { references: Finding['references'] }) {
  const links = references.filter(({ url }) => url.startsWith('https://'))
  if (links.length === 0) return null
  return (
    <ul class="references" aria-label="Sources">
      {links.map(({ url, title, checked }) => (
        <li>
          <a href={url} rel="noreferrer">
            {title}
          </a>{' '}
          <span class="muted as-of">as of {checked}</span>
        </li>
      ))}
    </ul>
  )
}
