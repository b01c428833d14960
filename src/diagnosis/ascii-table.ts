// A table of the ASCII characters of a class: quicker to ask than an expression, unit by unit.

const ALL = String.fromCharCode(...Array(0x80).keys())

/** 1 for each character that `pattern` matches, which is global. */
export function asciiTable(pattern: RegExp): Uint8Array {
  const table = new Uint8Array(ALL.length)
  for (const char of ALL.match(pattern) ?? []) table[char.charCodeAt(0)] = 1
  return table
}
