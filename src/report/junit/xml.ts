// The little XML a report needs: elements, attributes, text, and nothing that ends one early.
import { visible } from '../visible-text.ts'

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/** Children are elements already, or text that `xmlText` made. */
export function element(
  name: string,
  attributes: XmlAttributes,
  children: readonly string[] = [],
): string {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(String(value)).replaceAll('\n', '&#10;')}"`)
  const start = `<${name}${pairs.join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}

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
/** XML 1.0 has no way to write these, not even as references. */
const NOT_IN_XML = /[\ufffe\uffff]/g

export function xmlText(text: string): string {
  return visible(text)
    .replace(NOT_IN_XML, '\ufffd')
    .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
}
