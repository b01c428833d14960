// Lines that tell of an error that is over: entries of a change log. Nothing is found in them.
import type { IsMention } from './text-reader.ts'

/** Tried on one line each, cut to LINE_CAP. */
export const changeLogLines: readonly RegExp[] = [
  // A line of a program that names an error, or raises one.
  /^[\t ]{0,40}(?:export |public |private |static |final ){0,4}(?:const|static|final|var|auto|val|#define) [\w<>:,.[\]]{1,60}(?: [\w<>]{1,60})? ?[:=]/,
  /^[\t ]{0,40}throw new [\w.]{1,60}\(/,
  /^[\s>*•+#-]{0,12}(?:\[[ x]\] ?)?(?:✅|🐛)? ?\**(?:fixed|fixes|bugfix|hotfix|resolved)\b(?! in\b)(?! by\b)/i,
  /^[\s>*•+#-]{0,12}(?:fix|handle|add(?:ed|s)?|retry) (?:the )?`?[a-z0-9_:]{3,60}`?(?: [a-z0-9_-]{1,30}){0,4}? (?:errors?|error class|handling|tests?|to the)\b/i,
  /^[\s>*•+#-]{1,12}(?:improved|improves|improve|better) (?:the )?(?:handling|messages?|errors?|support|retr)/i,
  /^[\s>*•+#-]{0,12}(?:fix|feat|chore|refactor|perf|docs|test)(?:\([\w ./-]{1,40}\))?!?: /i,
  /\b(?:now|it) (?:actually |correctly |properly )(?:retries|handles|reports|returns|shows|surfaces)\b/i,
  /(?:修复了|已修复|解决了|修正了|修復了|解決了|を修正(?:しました|。|$)|に対応しました|수정했습니다|исправлен[аоы]? )/,
]

const LINE_CAP = 600

/** Remembers what it said about each line, so that a long line is judged once. */
export function mentionsIn(text: string): IsMention {
  const known = new Map<number, boolean>()
  return ([start]) => {
    const from = text.lastIndexOf('\n', start - 1) + 1
    const before = known.get(from)
    if (before !== undefined) return before
    const line = text.slice(from, from + LINE_CAP).split('\n', 1)[0] ?? ''
    const isMention = changeLogLines.some((pattern) => pattern.test(line))
    known.set(from, isMention)
    return isMention
  }
}
