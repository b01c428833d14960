// Text as HTML and XML write it.
import { visible } from './visible-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // So that no line of the document reads like a command of a CI system.
  '#': '&#35;',
  ':': '&#58;',
}
const SPECIAL = /[&<>"'#]|:(?=[:\p{Cf}\p{Default_Ignorable_Code_Point}])/gu

/** Safe as content and between quotation marks; a character that cannot be seen is made to be. */
export function withEntities(text: string): string {
  return visible(text).replace(SPECIAL, (character) => ENTITIES[character] ?? character)
}
