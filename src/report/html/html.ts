// HTML as a template that escapes whatever it is given, so that no field can be more than text.
import { withEntities } from '../entities.ts'

/** Markup that is safe by construction; only `html` makes it. */
export interface Markup {
  readonly markup: string
}

type Part = string | number | Markup | readonly Markup[]

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const filled = parts.map((part, index) => `${show(part)}${strings[index + 1] ?? ''}`)
  return { markup: `${strings[0] ?? ''}${filled.join('')}` }
}

export const nothing: Markup = { markup: '' }

function show(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

function escapeHtml(text: string): string {
  return withEntities(text).replaceAll('`', '&#96;')
}
