// Stands in for @azure/core-xml: reads the error documents of the table service with the parser that
// reads forms. The package brings an XML library of a hundred kilobytes.
import { Parser } from 'htmlparser2'

export const XML_ATTRKEY = '$'
export const XML_CHARKEY = '_'

type Value = string | Value[] | { [name: string]: Value }

interface Element {
  readonly name: string
  readonly children: { [name: string]: Value }
  text: string
}

interface ParseOptions {
  readonly includeRoot?: boolean
}

/** As the SDK expects it: elements by name, repeated ones as an array, text for those without any. */
export async function parseXML(text: string, { includeRoot }: ParseOptions = {}): Promise<unknown> {
  const document: Element = { name: '', children: {}, text: '' }
  const open = [document]
  const parser = new Parser(
    {
      onopentag: (name) => open.push({ name, children: {}, text: '' }),
      ontext: (piece) => {
        const element = open.at(-1)
        if (element !== undefined) element.text += piece
      },
      onclosetag: () => {
        const element = open.pop()
        if (element !== undefined) put(open.at(-1) ?? document, element)
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  const [root] = Object.values(document.children)
  if (root === undefined) throw new Error('The answer is no XML document')
  return includeRoot === true ? document.children : root
}

/** No table request has an XML body. */
export function stringifyXML(): never {
  throw new Error('Writing XML is left out on Workers')
}

function put({ children }: Element, { name, text, children: own }: Element): void {
  const value = Object.keys(own).length === 0 ? text : own
  const before = Object.hasOwn(children, name) ? children[name] : undefined
  if (before === undefined) children[name] = value
  else children[name] = Array.isArray(before) ? [...before, value] : [before, value]
}
