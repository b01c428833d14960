// HTTP status numbers in a text. A bare number is nothing: words around it must make it a status.

export interface FoundStatus {
  readonly status: number
  readonly start: number
  readonly end: number
}

const number = '([1-5]\\d\\d)(?![\\w.]?\\d|\\w)'
const reasons = [
  'bad request|unauthori[sz]ed|payment required|forbidden|not found|(?:method )?not allowed',
  'not acceptable|request timeout|conflict|gone|length required|precondition failed',
  'request entity too large|payload too large|content too large|uri too long',
  'unsupported media type|unprocessable|too many requests|internal server error',
  'not implemented|bad gateway|service unavailable|server unavailable|gateway time',
  'moved permanently|found|see other|temporary redirect|permanent redirect',
].join('|')
const errorWords =
  'error|erro|erreur|fehler|errore|błąd|ошибка|ошибку|ошибки|fout|fejl|fel|chyba|hata|エラー|错误|錯誤|오류|状态码|状态|狀態碼|ステータス|返回|返す|返る'
const verbs =
  'respond|responds|responded|return|returns|returned|answer|answers|answered|reply|replied|fail|fails|failed|reject|rejects|rejected|throws|threw|got|gets|get|received|gave|gives'

/** Each has the number in its only group. Linear: every repetition is bounded. */
export const statusContexts: readonly RegExp[] = [
  new RegExp(
    `\\bhttp(?:s|/[\\d.]{1,3})?[ :_-]{0,2}(?:error|status|response|code|[ :=_-]){0,6}['"(]{0,2}${number}`,
    'g',
  ),
  new RegExp(`\\bstatus(?:[ _-]?code)?['"]? ?(?:[:=(]|is|of|was)? ?['"(]{0,2}${number}`, 'g'),
  new RegExp(
    `\\bresponse (?:status |code )?(?:code )?['"]? ?(?:[:=(]|is|of|was) ?['"(]{0,2}${number}`,
    'g',
  ),
  new RegExp(`(?<![\\w.-])${number}[)'"*:]{0,3} ?[-–—(:'"*]{0,2} ?(?:${reasons})`, 'g'),
  new RegExp(`\\(${number}\\)`, 'g'),
  new RegExp(
    `(?<![a-z])(?:${verbs}) (?:with |by |an? |the |http |error |code |status |[:=] ?){0,4}[('"]?${number}`,
    'g',
  ),
  new RegExp(`(?:${errorWords})['"]? ?[:=(]? ?(?:http )?['"(]?${number}`, 'g'),
  new RegExp(`(?:→|->|=>) ?['"(]?${number}`, 'g'),
]

/** `text` must be flattened. */
export function* findStatuses(text: string): Generator<FoundStatus> {
  for (const context of statusContexts) {
    for (const match of text.matchAll(context)) {
      const digits = match[1] ?? ''
      const start = match.index + match[0].indexOf(digits)
      yield { status: Number(digits), start, end: start + digits.length }
    }
  }
}
