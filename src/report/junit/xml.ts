// The little XML a report needs: elements, attributes, text, and nothing that ends one early.
import { withEntities } from '../entities.ts'

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/** Children are elements already, or text that `withEntities` made. */
export function element(
  name: string,
  attributes: XmlAttributes,
  children: readonly string[] = [],
): string {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${withEntities(String(value)).replaceAll('\n', '&#10;')}"`)
  const start = `<${name}${pairs.join('')}`
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`
}
