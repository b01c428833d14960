// Where a status, which alone says little, is no report: pages and interfaces explain and promise it.
import type { Surroundings } from './mention-lines.ts'
import { lineFrom } from './text-lines.ts'

/** Where in a text it says that it explains. */
const EXPLAINED_WITHIN = 2048

/** What a page says about itself before its text begins. */
const frontMatter = /^(?:title|slug|description|sidebar_label|keywords): /

/** Around an error that is explained, advised on or asked for in a page. */
const explained: readonly Surroundings[] = [
  {
    after:
      /^[`'"*)]{0,3} (?:errors? )?(?:(?:occurs|happens|is thrown) when an? (?:\w{1,14} )?(?:connection|client|server|request|host|certificate|application|user|token|network)\b|is an? [\w -]{3,30} error that\b|means (?:that )?(?:the|your|a|no)\b)/i,
  },
  {
    before:
      /\b(?:if|when) you (?:see|get|receive|encounter|are (?:getting|seeing))\b[^.,\n]{0,24}$|\bsi vous (?:obtenez|voyez|recevez|rencontrez)\b[^.,\n]{0,24}$|\bse (?:viene visualizzato|vedi|ricevi)\b[^.,\n]{0,24}$|\bals u een\b[^.,\n]{0,40}$|\bje(?:śli|żeli) (?:otrzymasz|zobaczysz|pojawi się)\b[^.,\n]{0,40}$|\bsi (?:recibe|ves?|aparece)\b[^.,\n]{0,24}$|\bwenn sie\b[^.,\n]{0,24}$/i,
  },
  {
    before:
      /\b(?:missing (?:details|documentation|information|docs?) (?:on|for|about)|does(?:n.t| not) (?:cover|handle|list|document|mention)|please (?:document|add))\b[^.\n]{0,40}$/i,
  },
  {
    before: /"(?:recommendation|remediation|suggestion|advice)": ?"[^"\n]{0,80}$/i,
  },
]

/** "404 Not Found is used for …" */
const uses: readonly Surroundings[] = [
  {
    after:
      /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:エラーに使|に使用され|(?:is|are) used (?:for|when|if))/i,
  },
]

/** Around a status that an interface promises in its description. */
export const promises: readonly Surroundings[] = [
  ...explained,
  // "when the server answers 401, the token is renewed", not "when I post it I get 401"
  {
    before:
      /(?:^|[.!?:;>|(•*#-] ?)(?:if|when|whenever|wenn|falls|sobald|si|lorsque|quand|se|quando|als|wanneer|jeśli|gdy|если|когда|при|pokud|om|när|hvis|når|eğer|nếu|khi|jika|ketika) (?!i |we |ich |wir |je |nous |io |eu |ik |я |мы )(?:[\p{L}-]{1,16} ){1,5}$/iu,
    after: /^[^.\n]{0,40},/,
  },
  {
    before:
      /(?:^|[.!?:;>|(•*#-] ?)(?:bei|en cas de|en caso de|in caso di|em caso de|bij|w przypadku|při|в случае) (?:(?:http|status|code|fehler|einem|un|une) ){0,3}$/i,
  },
  {
    after:
      /^ ?(?:を返した場合|を返す場合|の場合|が返された場合|を返すと|(?:를|을) ?(?:반환하면|받으면|리턴하면))/,
  },
  {
    before: /\breturns? (?:an? )?(?:http )?(?:status |error )?(?:code )?[`'"*(]{0,3}$/i,
    after:
      /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless|whenever|once) (?:an?|any|no|too many) /i,
  },
  {
    before: /\breturned with (?:http )?(?:status )?(?:code )?$/i,
    after: /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless)\b/i,
  },
  { before: /^[\s*/]{0,20}(?:@throws|@raises|:statuscode|:raises|:throws)\b[^.\n]{0,60}$/i },
  ...uses,
  {
    before:
      /\b(?:must|should|shall|may|can)(?: \w{1,12}){0,2} (?:respond|return|answer|reply|send|use)\b[^.\n]{0,60}$/i,
  },
  {
    before:
      /^[\s>*•+#/-]{0,12}@?returns?:? (?:an? )?(?:http )?(?:status )?(?:code )?[`'"*(]{0,3}$/i,
    after:
      /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless|whenever|once|in case)\b/i,
  },
  {
    before:
      /\b(?:returns?|(?:will|would) return) (?:an? )?(?:http )?(?:status )?(?:code )?[`'"*(]{0,3}$/i,
    after:
      /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless|whenever|once) your?\b/i,
  },
  {
    before:
      /^[\s>*•+-]{0,12}(?:reject|respond|reply|answer|send|return|odrzuć|zwróć) [^.\n]{0,60}$/i,
  },
  {
    before:
      /\b(?:does|do|did)(?:n.t| not) (?:return|answer|respond with|give) (?:an? )?(?:http )?$/i,
  },
  {
    before:
      /\b(?:will|would) (?:return|respond with|answer) (?:an? )?(?:http )?(?:status )?(?:code )?[`'"*(]{0,3}$/i,
    after: /^[`'"*) ]{0,4}(?:[a-z]{2,20}[`'"*) ]{1,3}){0,4}(?:if|when|unless)\b/i,
  },
  { before: /\b(?:would|should) be (?:returning|sending)\b[^.\n]{0,30}$/i },
  { before: /\breturn an? (?:http )?$/i, after: /^[a-z ]{0,30} status code\b/i },
  {
    before:
      /\b(?:and|by|(?<!fail(?:s|ed|ing)? )to) (?:send|return|respond)(?:ing)?\b[^.\n]{0,30}$/i,
  },
  { before: /\b(?:response|answer|reply|status|code) should be [^.\n]{0,20}$/i },
  { after: /^[`'"*]{0,3} is (?:not )?(?:the|an) (?:appropriate|correct|right|proper) status/i },
  {
    before:
      /(?:^|[,;] )(?:devolver|retornar|renvoyer|restituire|responder con|responder com) [^.\n]{0,20}$/i,
  },
  { before: /\bif (?:you|the) [^.\n]{0,60}$/i },
  {
    before:
      /\b(?:the|der|le|el|o|il) (?:http[- ])?(?:response )?(?:status ?code|statuscode|code de (?:statut|réponse)|código de (?:estado|status|respuesta))[^.\n]{0,20}[`*]{1,4}$/i,
  },
]

/** A page that explains what a status is to those who never met it. */
const explanation =
  /(?:^|\n)[# ]{0,4}(?:was (?:ist|bedeutet)|what (?:is|does)|qu.est-ce qu|que signifie|qué (?:es|significa)|o que (?:é|significa)|cos.è|что (?:такое|означает))\b[^\n]{0,60}[45]\d\d|[45]\d\d[^\n]{0,30}(?:causes and (?:fixes|solutions)|ursachen und lösungen)|http ?ステータス ?コード(?:は|とは)|状态码(?:是指|表示)|http status codes (?:are|indicate)|(?:handelt es sich|is|sind|est|es) [^.\n]{0,30}http[- ]?(?:[a-z()]{1,12} )?status-?code/i

/** A page that explains what an error is. Those who met it speak of themselves. */
const definition =
  /(?:^|\n)[^\n]{0,80}\b(?:the|this) (?:`?[a-z_0-9:]{4,40}`? )?error (?:occurs|happens|is thrown) when an? (?:\w{1,14} )?(?:connection|client|server|request|host|certificate|application|user|token|network)\b/i
const firstPerson = /\b(?:I|we|my|our|us|me|I'm|we're)\b/i

/** Around a status in a sentence that a program holds, as it holds any other error. */
export const messages: readonly Surroundings[] = [
  { before: /["'`](?:[\p{L}\d-]{1,24}[:,]? ){3}[^"'`\n]{0,60}$/u },
]

export const statusMentions: readonly RegExp[] = [
  frontMatter,
  explanation,
  definition,
  firstPerson,
  ...messages.flatMap(({ before }) => before ?? []),
]

export function isFrontMatter(text: string, from: number): boolean {
  return frontMatter.test(lineFrom(text, from))
}

export function explainsStatus(text: string): boolean {
  const opening = text.slice(0, EXPLAINED_WITHIN)
  return explanation.test(opening) || (definition.test(opening) && !firstPerson.test(opening))
}
