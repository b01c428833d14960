// HTTP status numbers in a text. A bare number is nothing: words around it must make it a status.

export interface FoundStatus {
  readonly status: number
  readonly start: number
  readonly end: number
}

/** A number in its own right: no part of a longer one, of a version or of a word. */
const number = '([1-5]\\d\\d)(?![\\w.]?\\d|\\w)'
const oneOf = (...words: string[]) => `(?:${words.join('|')})`

const reasons = oneOf(
  'bad request|unauthori[sz]ed|payment required|forbidden|not found|(?:method )?not allowed',
  'not acceptable|request timeout|conflict|gone|length required|precondition failed',
  'request entity too large|payload too large|content too large|uri too long',
  'unsupported media type|unprocessable|too many requests|internal server error|server error',
  'not implemented|bad gateway|service unavailable|server unavailable|gateway time',
  'moved permanently|found|see other|temporary redirect|permanent redirect',
  // As servers, .NET and CMS pages translate them.
  'nicht (?:gefunden|autorisiert)|verboten|unzulässig|interner serverfehler|zugriff verweigert',
  'introuvable|non autorisée?|interdite?|accès refusé|page introuvable|erreur interne',
  'no encontrad[ao]|no autorizado|prohibido|solicitud incorrecta|demasiadas solicitudes',
  'não encontrad[ao]|não autorizado|proibido|acesso negado|erro interno|non trovat[ao]|non autorizzato',
  'nie znaleziono|nieautoryzowany|zabronion[ey]|niet gevonden|bulunamadı|yetkisiz|hittades inte',
  'не найден[ао]?|доступ запрещ[её]н|не авторизован|внутренняя ошибка',
  '未授权|未经授权|禁止访问|禁止存取|未找到|找不到|没有找到|请求实体太大|请求过多|内部服务器错误|网关错误|网关超时|服务不可用',
  '未許可|許可されていません|禁止されて|見つかりません|リクエストが多すぎ|内部サーバー ?エラー|サービス利用不可',
  '찾을 수 없|권한 ?없음|접근 거부|내부 서버 오류',
)
const errorWords = oneOf(
  'error|erro|erreur|fehler|errore|błąd|błędu|fout|fejl|fel|feil|chyb[auy]|hata|eroare|lỗi|virhe|hiba',
  'ошибк[аоуи]й?|помилка|エラー|错误|錯誤|오류|에러',
)
const statusWords = oneOf(
  'status(?:[ _-]?(?:code|kode|kod))?|statuscode|statut|código de estado|code d.état|codice di stato',
  'kod stanu|статус(?:ом)?|код ответа|状态码?|狀態碼?|ステータス(?:コード)?|상태 ?코드',
)
const verbs = oneOf(
  'responds|responded|respond(?:s|ed|ing)? with|returns|returned|returning|answers|answered',
  'answer with|replied|replies with|fails|failed|failing|rejects|rejected|throws|threw',
  'got|gets|received|gave|gives|get is|返回了?|回傳|返した|返す|报错?|報錯?',
  'devuelve|devolvió|da un|renvoie|retourne|retorna|retornou|restituisce|liefert|zwraca|возвращает|vrací',
)
const fill = (most: number) =>
  `(?:with |by |an? |the |http |error |code |status |[:=] ?){0,${most}}`

/** What makes a number a status; each names it once. */
const contexts: readonly string[] = [
  `\\bhttps?(?:/[\\d.]{1,3})?[ :_-]{0,2}(?:${errorWords}|status|response|code|[ :=_-]){0,6}['"(]{0,2}${number}`,
  `${statusWords}['"\\]]?(?: ?: ?| ?[为為是] ?| (?:is |of |was )?)['"]?${number}`,
  // Not `response.statusCode = 404`, which is a program and not a report.
  `(?<!\\.)${statusWords}['"]? ?= ?['"]?${number}`,
  `${statusWords} \\(${number}`,
  // The line of an access log: "POST /webhook HTTP/1.1" 400
  `"(?:get|post|put|patch|delete|head) [^\\s"]{1,300}(?: http/[\\d.]{1,3})?" ${number}`,
  `\\bresponse (?:status |code )?['"]? ?(?:[:=(]|is|of|was) ?['"(]{0,2}${number}`,
  `(?<![\\w.-])${number}[)'"*:,]{0,3} ?[-–—(:'"*]{0,2} ?(?:por )?${reasons}`,
  `(?<![a-z])${verbs} ?${fill(4)}[('"*]{0,3}${number}`,
  `${reasons} ?\\(${number}\\)`,
  // "retrieved and 403 error", not "to avoid 403 errors".
  `\\b(?:an?|and|the|with|getting|get|see|einen|une?|un|uma?) (?:http )?${number} ?(?:[a-z]{3,14} )?${errorWords}(?![\\w])`,
  `(?<![\\w.])${number} ?(?:错误|錯誤|エラー|오류|에러|访问失败|请求失败|报错)`,
  `(?<![\\w.])${number} hatası (?:ver|al[ıd]|oluş|döndür)`,
  `\\bexception:? ${number}`,
  `['"](?:ret|code|err_?code|error_?code)['"] ?: ?['"]?${number}`,
  `\\(${number} ${errorWords}\\)`,
  `${errorWords}['"]? ?[:=(]? ?(?:http |code )?['"(]?${number}`,
]

/**
 * Any of the contexts, looked at from the number they are about: numbers are rare, and most have
 * nothing around them that goes on being looked at.
 */
const status = () => new RegExp(`${number}(?:${contexts.map(seenFromNumber).join('|')})`, 'g')

function seenFromNumber(context: string): string {
  const [before, after] = context.split(number)
  return `(?<=${before}\\d{3})(?=${after})`
}

interface Hinted {
  /** The number in a form that alone says little. */
  readonly form: RegExp
  /** What must stand somewhere before it, at most `reach` units away. */
  readonly hint: RegExp
  readonly reach: number
}

const hintedForms = (): readonly Hinted[] => [
  {
    form: new RegExp(`[ :]\\(${number}\\)`, 'g'),
    hint: new RegExp(`${errorWords}|fail|http|status|response|request|return`),
    reach: 60,
  },
  {
    form: new RegExp(`(?:→|->|=>) ?['"(]?${number}`, 'g'),
    hint: /\b(?:get|post|put|patch|delete|https?)\b/,
    reach: 160,
  },
]

/** Asked first, because the expressions take longer to compile than a ticket takes to read. */
const anyNumber = /(?<!\d)[1-5]\d\d(?![\w.]?\d|\w)/

/** Made for the first text with a number. */
let made: { readonly status: RegExp; readonly hinted: readonly Hinted[] } | undefined

/** Every expression that runs on pasted text, for the test that holds them linear. */
export const statusPatterns = (): readonly RegExp[] => [
  anyNumber,
  ...contexts.map((context) => new RegExp(context)),
  ...hintedForms().flatMap(({ form, hint }) => [form, hint]),
]

/** `text` must be flattened. */
export function* findStatuses(text: string): Generator<FoundStatus> {
  if (!anyNumber.test(text)) return
  made ??= { status: status(), hinted: hintedForms() }
  for (const match of text.matchAll(made.status)) yield statusIn(match)
  for (const { form, hint, reach } of made.hinted) {
    for (const match of text.matchAll(form)) {
      const before = text.slice(Math.max(0, match.index - reach), match.index)
      if (hint.test(before)) yield statusIn(match)
    }
  }
}

function statusIn(match: RegExpExecArray): FoundStatus {
  const digits = match[1] ?? ''
  const start = match.index + match[0].lastIndexOf(digits)
  return { status: Number(digits), start, end: start + digits.length }
}
