// HTML as a template that escapes whatever it is given, so that no field can be more than text.
import { visible } from '../visible-text.ts'

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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  // So that no line of the document reads like a command of a CI system.
  '#': '&#35;',
  ':': '&#58;',
}
const SPECIAL = /[&<>"'`#]|:(?=[:\p{Cf}\p{Default_Ignorable_Code_Point}])/gu

function escapeHtml(text: string): string {
  return visible(text).replace(SPECIAL, (character) => ENTITIES[character] ?? character)
}
