// What gives away that an error is only named: what stands around it in its line.

export interface Surroundings {
  /** Ends right before the error. */
  readonly before?: RegExp
  /** Begins right after it. */
  readonly after?: RegExp
}

/** Around what a program defines, catches or tells apart without saying anything of it. */
const symbols: readonly Surroundings[] = [
  { before: /^[\s}]{0,40}(?:catch ?\(|except |rescue )[\w.:('"`]{0,40}$/ },
  { before: /instanceof $/ },
  // A constant that holds nothing else.
  {
    before:
      /^[\t ]{0,40}(?:export|public|private|protected|internal|static|final|readonly|const|let|var|val) [\w :<>]{1,80} = ["'`]$/,
    after: /^["'`][;,]?[\t ]{0,8}$/,
  },
  { before: /(?:Codes?|Errors?|Status|Type|Reason|Kind|Message|Constants?)\.$/ },
  {
    before: /(?:#define |const |final |static |enum )[\w: ]{0,30}$/,
    after: /^ ?(?:=|\s) ?[-\d"'`]/,
  },
]

/** Around what a program compares something with: it has not met it. */
export const comparisons: readonly Surroundings[] = [
  {
    before:
      /(?:[!=]==? ?|-(?:i|c)?(?:like|match|eq|contains) |\.(?:includes|contains|equals|startswith|endswith|hasprefix|test|indexof|find|tocontain|tobe|toequal|tomatch|tothrow)\((?:[^'"`\n]{1,40}, )?)['"`/*]{0,3}$/i,
  },
  { before: /^[\s}]{0,40}case ['"`]?(?:[\w.]{1,30}\.)?$/ },
  { before: /['"]$/, after: /^[\w .:-]{0,40}['"] (?:not )?in [a-z_]/ },
  { after: /^[\w|. ?-]{0,80}\/[a-z]{0,3}\.test\(/ },
  { before: /\bif \(?[\w.]{1,40} = ['"]$/i },
]

/** A sentence in a program: it says what the error means that it is shown for. */
export const quotedSentence = /["'`](?:[\p{L}\d-]{1,24}[:,]? ){3}/u

/** An error that is an example of its kind. */
const examples: readonly Surroundings[] = [
  { after: /^` instead of / },
  { before: /(?:^|` )instead of `$/ },
  // `ConfigurationNeeded`, `Connection not found`, `DirectApiAuthorizationRequired`, …
  { before: /`[^`\n]{2,60}`,\s{1,3}`$/ },
  { after: /^`,\s{1,3}`[^`\n]{2,60}`/ },
  {
    after:
      /^[^.\n]{0,24}\b(?:responses?|errors?|answers?) (?:are|is|will be) (?:automatically )?(?:retried|logged|ignored|handled|treated|mapped)\b/i,
  },
  { before: /\b(?:will|to) be (?:retried|repeated|ignored) (?:if|when|on)\b[^.\n]{0,60}$/i },
  { before: /(?<!\d )\bretr(?:y|ies) (?:only |also )?on [^.\n]{0,80}$/i },
  // (`getaddrinfo` | `Connection reset`)
  { before: /\((?:`[^`\n]{2,60}` ?\| ?){1,6}`$/ },
  { after: /^`(?: ?\| ?`[^`\n]{2,60}`){1,6}\)/ },
  // (DNS, connection refused); timeouts, connection refused, 429 and 5xx
  {
    before: /(?:^|[(:] ?|, )[\p{L}\d]{2,14}, $/u,
    after: /^(?:\)|, [\p{L}\d]{2,14}(?:,| y | o | and | or | und | oder | et | ou |\)))/u,
  },
  { before: /\((?:raising|raises|throwing|throws|returning|returns) [`'"]?$/i },
  {
    before:
      /\b(?:resolving|fixing|fixes) (?:the |an? )?(?:[\w-]{2,20} ){0,2}(?:errors?|issues?) \W{0,4}$/i,
  },
  {
    before:
      /\b(?:such as|e\.g\.,?|eg\.|for example,?|z\. ?b\.|par exemple|por ejemplo) [^.\n]{0,60}$/i,
    // A message after it is quoted, not named.
    after: /^(?!`?: ?\p{L})/u,
  },
]

/**
 * Around a failure that may come, where a sentence begins with it. Further on, "this can happen if"
 * is part of many error texts.
 */
export const conditions: readonly Surroundings[] = [
  {
    // Without groups among the words, so that it is not compiled before one of them stands there.
    before:
      /(?:^|[.!?:;>|(•*#-] ?)(?:if|in case|falls|sofern|wenn|si le|si la|si les|si el|si los|si las|si su|si votre|se il|se lo|se la|se le|se i|se gli|se o|se a|se os|se as|indien|als(?! gevolg)|jeśli|jeżeli|pokud|hvis|om|если|якщо|eğer|nếu|jika|apabila) (?:[\p{L}\d-]{1,14} ){0,3}$/iu,
  },
  {
    before:
      /[ ,](?:unless|es sei denn,?|außer wenn|sauf si|a menos que|salvo que|a meno che|tenzij|chyba że) (?:[\p{L}\d-]{1,14} ){0,3}$/iu,
  },
  // What is to be looked into: "check whether the client secret".
  {
    before:
      /(?:^|[^\p{L}])(?:check (?:if|whether|that)|make sure|ensure|(?:über)?prüfen sie,? ob|controleer of|verifi(?:que|car|ca|cate) (?:si|se|che|que)|comprueb[ae] (?:si|que)|vérifi(?:ez|er) (?:si|que)|sprawdź,? czy|zkontrolujte,? zda|kontroll(?:er|era|ér) (?:om|at)|проверьте,? (?:что|не)) (?:[\p{L}\d'-]{1,16} ){0,4}$/iu,
  },
  {
    before:
      /(?:请|請)?(?:检查|檢查|确认|確認)[^，。,:：;；\n]{0,12}(?:是否)[^，。,:：;；\n]{0,12}$/u,
  },
  { before: /(?:如果|若|倘若|一旦|万一)[^，。,:：;；`'"「」“”\n]{0,14}$/u },
  { after: /^[\p{L}]{0,6}(?:場合(?:は|に|、)|ときは|경우|되면|하면)/u },
]

/** Around an error that is said not to come. */
const denials: readonly Surroundings[] = [
  {
    before:
      /(?:^|[^\p{L}])(?:no (?:more|new|longer any|further)|no longer (?:see|get|receive|throws?|returns?|fails? with)|keine (?:weiteren|neuen)|plus (?:de|aucune?)|sin (?:más|nuev[oa]s)|sem (?:mais|nov[oa]s)|nessun altro|geen (?:nieuwe|verdere)|без новых|больше нет|不再(?:出现|出現|报|報)?|没有新的) ?(?:[\p{L}*`"'-]{1,20} ){0,2}["'`*]{0,3}$/iu,
  },
]

export const namings: readonly Surroundings[] = [...symbols, ...examples, ...denials]
