// Lines that say how something is to behave: specifications, options and their descriptions.
import { fits } from './fits.ts'
import { lineFrom } from './text-lines.ts'

export const describingLines: readonly RegExp[] = [
  // **WHEN** a file is too large / **THEN** the server answers 413
  /^[\s>*•+#-]{0,12}(?:\d{1,3}[.)] )?(?:GIVEN|WHEN|THEN)\*{0,2}[ :]/,
  /\bSHALL\b/,
  /\b(?:MUST|SHOULD) (?:NOT )?(?:return|respond|answer|reject|raise|throw|emit|fail|be)\b/,
  /^[\s>*•+#-]{0,12}(?:acceptance criteria|max(?:imum)? [\w ]{2,20}:|rate limits?:)/i,
  // What a test is about, and what somebody means to do.
  /^[\t ]{0,60}(?:it|test|describe|specify)(?:\.\w{1,20})?\( ?['"`]/,
  /^[\s>*•+#/-]{0,12}(?:todo|fixme)\b:? (?:handle|add|support|implement|catch|retry|treat)\b/i,
  // The name of an option, and what it does.
  /^[\t ]{0,40}[a-z][a-z0-9]{0,20}(?:_[a-z0-9]{1,20}){2,6}:[\t ]*$/,
  /^[\s>*•+"'|`-]{0,12}(?:enable|disable|configure|specify|controls?|whether|determines?) (?:to |or disable )?(?:the|an?|if|whether|automatic)\b/i,
]

export function isDescription(text: string, from: number): boolean {
  const line = lineFrom(text, from)
  return describingLines.some((pattern) => fits(pattern, line))
}
