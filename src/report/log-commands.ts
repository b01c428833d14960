// Text that a CI system reads as it prints: GitHub and Azure take some lines of a log for commands.

/** Characters that a comparison by culture skips, as .NET's `IndexOf` does without being told otherwise. */
const SKIPPED = '[\\p{Default_Ignorable_Code_Point}\\p{Cf}]*'

interface Markers {
  /** `##[…` and `##vso[…`, which count anywhere in a line. */
  readonly hashes: RegExp
  /** `::name …::`, which counts at the start of a line, after white space. */
  readonly colons: RegExp
}

let markers: Markers | undefined

/** Made when first needed: these classes are large, and most commands run outside of CI. */
function makeMarkers(): Markers {
  const vso = `(?:${['v', 's', 'o'].join(SKIPPED)})?`
  return {
    hashes: new RegExp(`#(${SKIPPED})#(?=${SKIPPED}${vso}${SKIPPED}\\[)`, 'giu'),
    colons: new RegExp(
      `^((?:\\s|\\u0085|\\p{Default_Ignorable_Code_Point}|\\p{Cf})*):(${SKIPPED}):`,
      'gmu',
    ),
  }
}

/** The value of a command on its one line; `percent` is how the system writes a percent sign. */
export function onOneLine(text: string, percent: string): string {
  return text
    .replaceAll('%', percent)
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(/[\u0085\u2028\u2029]/g, ' ')
}

/** The text with every marker of a command broken; what it says can still be read. */
export function defuse(text: string): string {
  markers ??= makeMarkers()
  return text.replace(markers.hashes, '#$1#_').replace(markers.colons, '$1:$2_:')
}
