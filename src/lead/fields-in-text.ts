// Names and values in a pasted text, whatever wrote them.

type NamedValue = readonly [name: string, value: string]

/** Out of JSON (whole or broken), out of `name = value` lines, or out of an encoded form. */
export function fieldsIn(text: string): readonly NamedValue[] {
  if (/^\s*[{[]/.test(text)) return fieldsInJson(text)
  if (/^[\w.]+=[^\s]*&/.test(text.trim())) return [...new URLSearchParams(text.trim())]
  const lines = text.matchAll(/^[ \t>*-]*([A-Za-z][\w.]{0,60})[ \t]*[=:][ \t]*(\S[^\r\n]*)?$/gm)
  return [...lines].map(([, name = '', value = '']) => [name, value.trim()])
}

function fieldsInJson(text: string): readonly NamedValue[] {
  const pairs = text.matchAll(/"([^"\\]{1,80})"\s*:\s*("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false)/g)
  return [...pairs].flatMap(([, name = '', raw = '']): readonly NamedValue[] => {
    const value = unquoted(raw)
    const isNested = name.toLowerCase() === 'customerinfo' && value.startsWith('{')
    return isNested
      ? fieldsInJson(value).map(([inner, text]) => [`${name}.${inner}`, text])
      : [[name, value]]
  })
}

function unquoted(raw: string): string {
  if (!raw.startsWith('"')) return raw
  try {
    return String(JSON.parse(raw))
  } catch {
    return raw.slice(1, -1)
  }
}

/** A sentence about JSON that does not end or lacks a comma; empty for all else. */
export function brokenJson(text: string): readonly string[] {
  if (!/^\s*\{/.test(text)) return []
  try {
    JSON.parse(text)
    return []
  } catch {
    return ['The text is not valid JSON: look for a comma that is missing, or one too many.']
  }
}
