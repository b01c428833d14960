// Lines of a program in a text: a status there is one that the program may answer or meet.
import { fits } from './fits.ts'
import { lineFrom, linesAbove } from './text-lines.ts'

/** How far above a line the statement is looked for that it belongs to. */
const BLOCK_REACH = 1024

/** Lines that are nothing but a program, in the languages that tickets quote. */
export const statements: readonly RegExp[] = [
  /^[\t ]{0,60}(?:export |public |private |static |final ){0,4}(?:const|static|final|var|auto|val) [\w<>:,.[\]]{1,60}(?: [\w<>]{1,60})? ?[:=]/,
  /^[\t ]{0,8}#define [A-Z]/,
  /^[\t ]{0,60}_{0,2}[A-Z][A-Z0-9_]{3,60} = ?[{["'(]/,
  /^[\t ]{0,60}(?:(?:public|private|protected|internal|override|readonly|abstract|virtual|static) ){1,4}[\w<>[\]?]{1,40} \w{1,60} ?(?:=|\{|\()/,
  /^[\t ]{0,60}(?:pub |export |public |private |internal |data ){0,2}(?:enum|struct|class|interface|impl|trait) [\w<>:, ]{1,80}\{?[\t ]*$/,
  /^[\t ]{0,60}(?:\} ?)?(?:else )?(?:if|while|for|switch|catch) ?\(.{1,300}\{[\t ]*$/,
  /^[\t ]{0,60}if ?\(.{1,300}\) ?(?:return|throw|continue|break)\b/,
  /^[\t ]{0,60}(?:el)?if .{1,300}:[\t ]*$/,
  /^[\t ]{0,60}(?:else ?)?if [^=\n]{1,200}=.{1,200} then[\t ]*$/i,
  /^[\t ]{0,60}for [\w, ]{1,40} in .{0,200}[({[:][\t ]*$/,
  /^[\t ]{0,60}(?:except|try|finally)\b[\w ,.()]{0,80}:[\t ]*$/,
  /^[\t ]{0,60}(?:async )?def \w{1,80}\(/,
  /^[\t ]{0,60}(?:export )?(?:async )?function\b/,
  /^[\t ]{0,60}(?:throw new|raise) [\w.]{1,60}\(/,
  /^[\t ]{0,60}return (?:new )?[\w.]{1,80}\(/,
  /^[\t ]{0,60}return [f$]?['"`]/,
  /^[\t ]{0,60}[\w$.[\]'"]{1,80}\.(?:append|add|push|write|println)\(/i,
  /^[\t ]{0,60}[\w$.[\]'"]{1,60} \+?= .{1,300};[\t ]{0,8}$/,
  /^[\t ]{0,60}(?:echo|print|printf|fmt\.\w{1,12}|puts|e?println!|panic!|die|warn) ?\(? ?[f$]?["'`]/i,
  /^[\t ]{0,60}(?:res|reply|ctx|c|abort|http)\.?(?:status|code|json|send|text|Error)?\((?:[45]\d\d|w, )/,
  /^[\t ]{0,60}\/\/\/ /,
  /^[\t ]{0,60}(?:#|\/\/) (?:check|handle|only|parse|detect|retry|catch|treat)\b/i,
  /^[\t ]{0,60}(?:case .{1,80}:|break;|default:)[\t ]*$/,
  /^[\t ]{0,60}(?:it|test|describe|specify)(?:\.\w{1,20})?\( ?['"`]/,
  /^[\t ]{0,60}(?:self\.)?(?:assert|expect|should)\w{0,30}(?: |\.|\()/,
  /^[\t ]{0,60}\*[\t ]{1,4}[A-Z][A-Z_]{3,40}: /,
  /^[\t ]{0,60}@(?:Api|Response|Throws|throws|raises|Swagger|ExceptionHandler)\w{0,40}/,
  /^[\t ]{0,60}(?:logger|logging|console|log)\.\w{1,12}\(|^[\t ]{0,60}\$?(?:alert|toast)\(/i,
]

/** Also part of a program, when a statement is near it. */
export const programPart = /[;{}(,)[\]]["']?[\t ]{0,8}$|^[\t ]{0,60}(?:["'`.)\]}|&]|\/\/|\*|#(?!#))/

/** A statement, or in one piece with the statement above or below it. */
export function isProgram(text: string, from: number): boolean {
  const line = lineFrom(text, from)
  if (isStatement(line)) return true
  if (!programPart.test(line)) return false
  if (isStatement(lineFrom(text, from + line.length + 1))) return true
  // Below a gap only a comment still belongs to what is above.
  const gap = /^\s*\/\//.test(line) ? /^\s*$/ : /^$(?!)/
  const nearest = linesAbove(text, from, BLOCK_REACH).findLast(
    (one) => isStatement(one) || !(programPart.test(one) || gap.test(one)),
  )
  return nearest !== undefined && isStatement(nearest)
}

function isStatement(line: string): boolean {
  return statements.some((pattern) => fits(pattern, line))
}
