// Text that a CI system reads as it prints: GitHub and Azure take some lines of a log for commands.

/** Characters that a comparison by culture skips, as .NET's `IndexOf` does without being told otherwise. */
const SKIPPED = '[\\p{Default_Ignorable_Code_Point}\\p{Cf}]*'
const VSO = `(?:${['v', 's', 'o'].join(SKIPPED)})?`
/** `##[…` and `##vso[…`, which count anywhere in a line. */
const HASHES = new RegExp(`#(${SKIPPED})#(?=${SKIPPED}${VSO}${SKIPPED}\\[)`, 'giu')
/** `::name …::`, which counts at the start of a line, after white space. */
const COLONS =
  /^((?:\s|\u0085|\p{Default_Ignorable_Code_Point}|\p{Cf})*):((?:\p{Default_Ignorable_Code_Point}|\p{Cf})*):/gmu

/** The text with every marker of a command broken; what it says can still be read. */
export function defuse(text: string): string {
  return text.replace(HASHES, '#$1#_').replace(COLONS, '$1:$2_:')
}
