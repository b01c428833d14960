// Compares an output with what a scenario expects, in which `{…}` stands for any text.

const ANY_TEXT = '{…}'

/** The expected text with `{…}` replaced by what stands in its place, so that a diff shows the rest. */
export function fillIn(expected: string, actual: string): string {
  const [start = '', ...rest] = expected.split(ANY_TEXT)
  if (rest.length === 0 || !actual.startsWith(start)) return expected
  let end = start.length
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1
    const at = isLast ? actual.length - part.length : actual.indexOf(part, end)
    if (at < end || !actual.startsWith(part, at)) return expected
    end = at + part.length
  }
  return actual
}

/** What changes with each run: times and the space before them, and the marker of the test lead. */
export function steady(text: string): string {
  return text
    .replace(/ +\d+ ms$| +\d+\.\d s$/gm, ' <time>')
    .replace(/\(\d+ ms\)|\(\d+\.\d s\)/g, '(<time>)')
    .replace(/MSFT_TEST_\d{18}/g, 'MSFT_TEST_<n>')
}
