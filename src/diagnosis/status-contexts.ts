// The words that make a number an HTTP status, in the languages people report one in.

/** A number in its own right: no part of a longer one, of a version or of a word but "404s". */
export const number = '([1-5]\\d\\d)(?:s|er)?(?![\\w.]?\\d|\\w)'
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
export const errorWords = oneOf(
  'error|erro|erreur|fehler|errore|błąd|błędu|fout|fejl|fel|feil|chyb[auy]|hata|eroare|lỗi|virhe|hiba',
  'ошибк[аоуи]й?|помилка|エラー|错误|錯誤|오류|에러',
)
const statusWords = oneOf(
  'status(?:[ _-]?(?:code|kode|kod))?|statuscode|statut|código de estado|code d.état|codice di stato',
  'kod stanu|статус(?:ом)?|код ответа|状态码?|狀態碼?|ステータス(?:コード)?|상태 ?코드',
)
/** What an endpoint does with a request, and what comes to the one who sent it. */
const verbs = oneOf(
  'respond(?:s|ed|ing)?|return(?:s|ed|ing)?|answer(?:s|ed|ing)?|repl(?:y|ies|ied|ying)',
  'fail(?:s|ed|ing)?|reject(?:s|ed|ing)?|block(?:s|ed|ing)?|throw(?:s|ing)?|threw|giv(?:e|es|ing)|gave',
  'gets?|got|getting|receiv(?:e|es|ed|ing)|see(?:s|ing)?|saw|hit(?:s|ting)?(?: by)?|sa(?:y|ys|ying|id)',
  '(?:com(?:e|es|ing)|came) back|end(?:s|ed|ing)? (?:in|up)|result(?:s|ed|ing)? in|is|is a|was a',
  'bekomm(?:e|en|t)|bekam|erhalten?|erhält|kriegen?|kommt|liefert|gibt|meldet|antwortet|wird|wurde',
  'reçoi[st]|recevons|obtien[st]|obtenons|renvoie|retourne|répond',
  'recib[eo]|recibimos|obtien[eo]|da|devuelve|devolvió|responde|sale|aparece',
  'receb[eo]|recebemos|recebi|dá|deu|retorna|retornou|devolve|ricev[eo]|riceviamo|ottengo|restituisce|ritorna|risponde|dà',
  'krijg(?:en)?|geeft|retourneert|antwoordt|får|fick|fik|svar(?:ar|er|te)|returner(?:ar|er|ade|te)',
  'dostaj(?:ę|emy)|otrzymuj(?:ę|emy)|zwraca|odpowiada|dostává(?:m|me)|vrac[íi]|vráti|odpov[íe]d[áa]',
  'получа(?:ю|ем)|получил[аи]?|выда[её]т|возвращает|отвечает|вернул[аи]?|отримую|повертає',
  'palauttaa|palautti|returnează|döndürüyor|mengembalikan|dapat|mendapat|muncul|trả về|bị|gặp|nhận',
)
const verbsInScripts = oneOf(
  '返回了?|回傳|返した|返す|报错?|報錯?|出现了?|出現了?|提示|收到了?|收到|遇到了?|响应',
)
const fill = (most: number) =>
  `(?:with |by |an? |the |me |us |back |only |just |as |http |error |code |status |unexpected |response |[:=] ?|mit |nur |noch |einen? |une? |avec |con |una |com |uma? |met |een |en |med |ett? |mi |w |s |с ){0,${most}}`
/** Not "404 forms": what follows begins another part of the sentence. */
const alone = String.raw`(?:['")\]*]{0,3}(?:[.,;:!?)\]–—-]|$)|['"*]{0,3} (?:-|errors?|err|codes?|response|back|from|on|when|whenever|for|instead|every|each|again|after|since|to|at|in|if|once|and|or|but|as|because|while|with|zurück|von|vom|beim?|wenn|seit|aber|und|abgelehnt|quittiert|de|del|des|du|al|quand|lorsque|mais|et|cuando|desde|pero|y|do|da|quando|mas|e|dal|dalla|quando|ma|terug|bij|maar|en|przy|od|ale|i|při|от|при|на|но|когда|ketika|dari|khi|từ|när|från|når|fra)\b|\b[\u3040-\u30ff，。、；])`
/** Not "返回500条": no measure word follows. */
const uncounted = '(?! ?[个個条條次件円元人名개원번回本枚年月日号號万萬行页頁项項])'

/** What makes a number a status; each names it once. */
export const contexts: readonly string[] = [
  `\\bhttps?(?:/[\\d.]{1,3})?[ :_-]{0,2}(?:${errorWords}|status|response|code|[ :=_-]){0,6}['"(]{0,2}${number}`,
  `${statusWords}['"\\]]?(?: ?: ?| ?[为為是] ?| (?:is |of |was )?)['"]?${number}`,
  // Not `response.statusCode = 404`, which is a program and not a report.
  `(?<!\\.)${statusWords}['"]? ?= ?['"]?${number}`,
  `${statusWords} \\(${number}`,
  // The line of an access log: "POST /webhook HTTP/1.1" 400
  `"(?:get|post|put|patch|delete|head) [^\\s"]{1,300}(?: http/[\\d.]{1,3})?" ${number}`,
  `\\bresponse(?: status| code)?['"]? ?(?:[:=(]|is|of|was) ?['"(]{0,2}${number}`,
  `(?<![\\w.])${number} (?:response|answer|reply)\\b`,
  `(?<![\\w.-])${number} ?: (?:[a-z']{1,12} ){0,6}(?:blocked|denied|refused|rejected|too many|rate limit|not allowed|failed)`,
  `(?<![.\\w])code ?= ?['"]?${number}`,
  `(?<![\\w.-])${number}[)'"*:,]{0,3} ?[-–—(:'"*]{0,2} ?(?:por )?${reasons}`,
  `(?<![\\p{L}])${verbs}(?: |: ?)${fill(4)}[('"*]{0,3}${number}(?=${alone})`,
  `${verbsInScripts} ?(?:http ?)?${number}${uncounted}`,
  // "es kommt 404 zurück", "401 comes back", "404が返る", "404가 발생"
  `(?<![\\w.])${number} ?(?:が返|を返|になる|になり|になっ|が出|で失敗|(?:가|이|을|를) ?(?:발생|나오|나옵|나와|뜨|뜹|떠|반환|리턴|떨어)|응답|comes back|is returned|alıyor|veriyor|dönüyor|döndür|-et ad vissza|zurück|abgelehnt)`,
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
