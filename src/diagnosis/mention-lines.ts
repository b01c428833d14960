// What gives away that a line names an error without reporting one. Tried on one line each, cut to
// LINE_CAP, or on what stands in the line before the error.

export const LINE_CAP = 600

/** Lines of programs that name an error, or raise one. */
const programLines: readonly RegExp[] = [
  /^[\t ]{0,40}(?:export |public |private |static |final ){0,4}(?:const|static|final|var|auto|val) [\w<>:,.[\]]{1,60}(?: [\w<>]{1,60})? ?[:=]/,
  /^[\t ]{0,8}#define [A-Z]/,
  /^[\t ]{0,40}[A-Z][A-Z0-9_]{3,60} = ?[{["'(]/,
  /^[\t ]{0,40}throw new [\w.]{1,60}\(/,
  /^[\t ]{0,40}(?:it|test|describe|specify)(?:\.\w{1,20})?\( ?['"`]/,
  /^[\t ]{0,40}(?:self\.)?(?:assert|expect|should)\w{0,30}(?: |\()/,
  /^[\t ]{0,40}@(?:Api|Response|Throws|throws|raises|Swagger)\w{0,40}/,
]

/** Entries of change logs, in the languages they are written in. */
const changeEntries: readonly RegExp[] = [
  /^[\s>*•+#-]{0,12}(?:\[[ x]\] ?)?(?:✅|🐛)? ?\**(?:fixed|fixes|bugfix|hotfix|resolved)\b(?! in\b)(?! by\b)/i,
  /^[\s>*•+#-]{0,12}(?:fix|handle|add(?:ed|s)?|retry) (?:the )?`?[a-z0-9_:]{3,60}`?(?: [a-z0-9_-]{1,30}){0,4}? (?:errors?|error class|handling|tests?|to the)\b/i,
  /^[\s>*•+#-]{1,12}(?:improved|improves|improve|better) (?:the )?(?:handling|messages?|errors?|support|retr)/i,
  /^[\s>*•+#-]{0,12}(?:fix|feat|chore|refactor|perf|docs|test)(?:\([\w ./-]{1,40}\))?!?: /i,
  /\b(?:now|it) (?:actually |correctly |properly )(?:retries|handles|reports|returns|shows|surfaces)\b/i,
  /(?:修复了|已修复|解决了|修正了|修復了|解決了|を修正(?:しました|。|$)|に対応しました|수정했습니다|исправлен[аоы]? )/i,
  /^[\s>*•+#-]{0,12}(?:修复|修復|修正|优化|優化|新增|改进|改進)[:： ]?/,
  /^[\s>*•+#-]{0,12}(?:v?\d[\d.]{0,12} ?[-–—:] ?)?(?:corrigid[oa]|corregid[oa]|corrigée?|behoben|korrigiert|corrett[oa]|risolt[oa]|naprawiono|opraveno|исправлен)/i,
]

export const mentionLines: readonly RegExp[] = [...programLines, ...changeEntries]

/** A heading over entries of a change log; it speaks for the lines below it. */
export const changeHeading =
  /^#{1,6} ?\**(?:\[?v?\d{1,4}\.\d|(?:bug ?)?fix(?:es|ed)?\b|changelog|change log|release notes|what.s (?:new|changed)|changed\b|improvements\b)/i
export const anyHeading = /^#{1,6} /

/** Ends right before a string that a program compares something with, or before what it catches. */
export const comparisons: readonly RegExp[] = [
  /(?:[!=]==? ?|-(?:i|c)?(?:like|match|eq|contains) |\.(?:includes|contains|equals|startswith|endswith|test|indexof|tocontain|tobe|toequal|tomatch|tothrow)\()['"`/*]{0,3}$/i,
  /^[\s}]{0,40}(?:catch ?\(|except |rescue |case )[\w.:('"`]{0,40}$/,
  /instanceof $/,
]

interface Promise {
  /** Ends right before the status that an interface promises in its description. */
  readonly before: RegExp
  readonly after: RegExp
}

export const promises: readonly Promise[] = [
  {
    before:
      /\b(?:must|should|may|can|will|would|shall) (?:also |always |then )?(?:respond|return|answer|reply|send)(?: with)?(?: an?| the)?(?: http)?(?: status)?(?: code)?[ :]{0,2}[`'"*(]{0,3}$/i,
    after: /^/,
  },
  {
    before:
      /^[\s>*•+#/-]{0,12}@?returns?:? (?:an? )?(?:http )?(?:status )?(?:code )?[`'"*(]{0,3}$/i,
    after:
      /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless|whenever|once|in case)\b/i,
  },
  {
    before: /\breturns? (?:an? )?(?:http )?(?:status )?(?:code )?[`'"*(]{0,3}$/i,
    after:
      /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless|whenever|once) your?\b/i,
  },
]
