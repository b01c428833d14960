// What gives away that a line names an error without reporting one. Tried on one line each, cut to
// LINE_CAP, or on what stands in the line around the error.

export const LINE_CAP = 600

/** Entries of change logs, in the languages they are written in. */
const changeEntries: readonly RegExp[] = [
  /^[\s>*•+#-]{0,12}(?:\[[ x]\] ?)?(?:✅|🐛)? ?\*{0,3}\[?(?:[A-Z]{2,8}-\d{1,6}\]?:? )?(?:fixed|fixes|bugfix|hotfix|resolved)\b(?! in\b)(?! by\b)/i,
  /^[\s>*•+#-]{0,12}(?:fix|handle|add(?:ed|s)?|retry) (?:the )?`?[a-z0-9_:]{3,60}`?(?: [a-z0-9_-]{1,30}){0,4}? (?:errors?|error class|handling|tests?|to the)\b/i,
  /^[\s>*•+#-]{1,12}(?:improved|improves|improve|better) (?:the )?(?:handling|messages?|errors?|support|retr)/i,
  /^[\s>*•+#-]{0,12}(?:fix|feat|chore|refactor|perf|docs|test)(?:\([\w ./-]{1,40}\))?!?: /i,
  /^[\s>*•+#-]{0,12}(?:ignore|suppress|swallow|silence|document|avoid) /i,
  /^[\s#*/>-]{0,8}(?:find|analy[sz]e|detect|classif(?:y|ies)|simulate)s?\b[^.\n]{0,80}\berrors?\b/i,
  /^[\s>*•+#/-]{0,12}(?:check|verify|determine|test|return)s? (?:if|whether) /i,
  /\bnow (?:also |automatically |gracefully )?(?:retries|handles|supports|falls? back|waits|backs off)\b/i,
  /\b(?:now|it) (?:actually |correctly |properly )(?:retries|handles|reports|returns|shows|surfaces)\b/i,
  /^(?:this (?:pr|pull request|mr|commit|patch) |support for |add(?:ed|s)? (?:a )?notes? (?:about|on) |added [^.\n]{0,60}\b(?:pages?|handling|support|codes?|retries)\b|update[ds]? (?:the )?(?:error|status|docs?|readme))/i,
  /\bbug ?fixes?: /i,
  /(?:修复了|已修复|解决了|修正了|修復了|解決了|を修正(?:しました|。|$)|に対応しました|수정했습니다|исправлен[аоы]? )/i,
  /^[\s>*•+#-]{0,12}(?:修复|修復|修正|优化|優化|新增|改进|改進)[:： ]?/,
  /^[\s>*•+#-]{0,12}(?:v?\d[\d.]{0,12} ?[-–—:] ?)?(?:corrigid[oa]|corregid[oa]|corrigée?|behoben|korrigiert|corrett[oa]|risolt[oa]|naprawiono|opraveno|исправлен)/i,
  /^[\s>*•+#-]{1,12}(?:correzion[ei] (?:di|per)|corrección de|correção de|correction (?:de|d.un)|behebung)\b/i,
]

/** What a page says about itself before its text begins. */
const frontMatter = /^(?:title|slug|description|sidebar_label|keywords): /

/** A change to a page. */
const changedPage = /^\+ ?(?:[-*#|>]|\d\.) /

export const mentionLines: readonly RegExp[] = [...changeEntries, frontMatter, changedPage]

/** A heading over entries of a change log; it speaks for the lines below it. */
export const changeHeading =
  /^#{1,6} ?\**(?:\[?v?\d{1,4}\.\d|(?:bug ?)?fix(?:es|ed)?\b|changelog|change log|release notes|what.s (?:new|changed)|changed\b|improvements\b)/i
export const anyHeading = /^#{1,6} /

export interface Surroundings {
  /** Ends right before the error. */
  readonly before?: RegExp
  /** Begins right after it. */
  readonly after?: RegExp
}

/** Around a string that a program compares something with, or around what it catches. */
export const comparisons: readonly Surroundings[] = [
  {
    before:
      /(?:[!=]==? ?|-(?:i|c)?(?:like|match|eq|contains) |\.(?:includes|contains|equals|startswith|endswith|hasprefix|test|indexof|tocontain|tobe|toequal|tomatch|tothrow)\((?:[^'"`\n]{1,40}, )?)['"`/*]{0,3}$/i,
  },
  { before: /^[\s}]{0,40}(?:catch ?\(|except |rescue |case )[\w.:('"`]{0,40}$/ },
  { before: /instanceof $/ },
  { before: /['"]$/, after: /^[\w .:-]{0,40}['"] (?:not )?in [a-z_]/ },
  { after: /^[\w|. ?-]{0,80}\/[a-z]{0,3}\.test\(/ },
  { before: /(?:throw|new) [\w.]{1,40}\([f$]?['"`]$/ },
  // The value of a branch or a default: not "=>" between two strings, which is how Ruby prints.
  { before: /[\w)\]] => [f$]?['"`]$/ },
  { before: /(?: \|\|| \?\?| \?|['"`] :) ['"`]$/ },
  { before: /\b(?:Err|panic!|bail!|anyhow!|expect)\(["']$/ },
  // A call with a literal.
  {
    before: /\w\((?:[\w.]{1,30}, ?)?[f$@]?["'`]$/,
    after: /^[^"'`\n]{0,60}["'`][^"'`\n]{0,20}\);[\t ]{0,8}$/,
  },
  // A member of an enumeration.
  { before: /(?:Codes?|Errors?|Status|Type|Reason|Kind|Message|Constants?)\.$/ },
  // A catalogue of messages, key by key.
  {
    before: /"[a-z]{2,30}(?:_[a-z]{2,30}){1,4}": ?"$/,
    after: /^[^"\n]{0,60}",\s?"[a-z_]{2,60}": ?"/,
  },
]

/** Around an error that is explained, advised on or asked for in a page. */
export const explained: readonly Surroundings[] = [
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

/** An error that is an example of its kind. */
export const examples: readonly Surroundings[] = [
  { after: /^` instead of / },
  { before: /(?:^|` )instead of `$/ },
  // `ConfigurationNeeded`, `Connection not found`, `DirectApiAuthorizationRequired`, …
  { before: /`[^`\n]{2,60}`,\s{1,3}`$/ },
  { after: /^`,\s{1,3}`[^`\n]{2,60}`/ },
  // (DNS, connection refused); timeouts, connection refused, 429 and 5xx
  {
    before: /(?:^|[(:] ?|, )[\p{L}\d]{2,14}, $/u,
    after: /^(?:\)|, [\p{L}\d]{2,14}(?:,| y | o | and | or | und | oder | et | ou |\)))/u,
  },
  {
    before: /\b(?:such as|e\.g\.,?|for example,?|z\. ?b\.|par exemple|por ejemplo) [^.\n]{0,60}$/i,
  },
]

/** Around a status that an interface promises in its description. */
export const promises: readonly Surroundings[] = [
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
  { before: /^[\s>*•+-]{0,12}(?:reject|respond|reply|answer|send|odrzuć|zwróć) [^.\n]{0,60}$/i },
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
export const explanation =
  /(?:^|\n)[# ]{0,4}(?:was (?:ist|bedeutet)|what (?:is|does)|qu.est-ce qu|que signifie|qué (?:es|significa)|o que (?:é|significa)|cos.è|что (?:такое|означает))\b[^\n]{0,60}[45]\d\d|[45]\d\d[^\n]{0,30}(?:causes and (?:fixes|solutions)|ursachen und lösungen)|(?:handelt es sich|is|sind|est|es) [^.\n]{0,30}http[- ]?(?:[a-z()]{1,12} )?status-?code/i

/** A page that explains what an error is. Those who met it speak of themselves. */
export const definition =
  /(?:^|\n)[^\n]{0,80}\b(?:the|this) (?:`?[a-z_0-9:]{4,40}`? )?error (?:occurs|happens|is thrown) when an? (?:\w{1,14} )?(?:connection|client|server|request|host|certificate|application|user|token|network)\b/i
export const firstPerson = /\b(?:I|we|my|our|us|me|I'm|we're)\b/i
