// The language of a pasted text, as far as matched phrases, its script or its small words tell.
import type { RuleMatch } from './match-rule.ts'

const SAMPLE = 4096
/** Small words that tell a language from its neighbours; none but English's own is English too. */
const smallWords: Readonly<Record<string, string>> = {
  en: 'the and is to of was with for this that not from when have it are be has in or on does',
  de: 'der das und ist nicht mit für ein eine wird auf bei den wenn sie im zu fehler kann von',
  fr: 'le la les des est une pas dans avec vous sur que nous qui du pour et ou erreur lors voyez',
  es: 'el los las una es para con por que del se cuando esta como al si un produce texto donde',
  pt: 'os uma não para com por que da são quando está ao em erro um foi mensagem entre há já',
  it: 'il che di non è della sono gli alla si nel le una per ma un con rinnova scaduto o errata',
  nl: 'het een niet van en voor met op wordt zijn bij naar deze de als volgende fout kan ook',
  da: 'og det ikke er til af der på kan som eller skal har fejl blev ved tokenets matcher',
  sv: 'och det inte är till av att på kan som eller ska har för fel när detta',
  nb: 'og det ikke er til av som på kan eller skal har feil ved ble dette vil',
  fi: 'ja ei että se ovat mutta tai kun joka ole oli myös niin virhe',
  pl: 'nie jest się na że oraz dla przez błąd lub który został jak kod błędu hasło do podobny',
  cs: 'je se na že pro ale nebo který není jako při po jsou kód chyby chybová takto vypadá',
  hu: 'az és nem hogy van egy ez volt vagy meg kell csak hiba',
  tr: 'bir ve bu için ile değil olarak hata veya daha gibi çok',
  ro: 'și nu este pentru cu din care sau mai la pe eroare',
  id: 'yang dan tidak untuk dengan dari ini pada adalah atau ke akan nya tanpa dari menolak',
  vi: 'và của không là cho với được trong một các có này lỗi',
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['zh', /[\u3400-\u9fff]/g],
]
const traditional = /[這個為無來時們說請確認錯誤連線驗證權檔後續驟麼須設應項潛標務選單帳戶組織覆]/g
const simplified = /[这个为无来时们说请确认错误连线验证权档后续骤么须设应项潜标务选单帐户组织复]/g

/** BCP 47, or `und`. A vendor's message is often English inside a text that is not. */
export function languageOf(text: string, matches: readonly RuleMatch[]): string {
  const sample = text.slice(0, SAMPLE)
  const localized = matches.find((match) => match.lang !== undefined && match.lang !== 'en')?.lang
  if (localized !== undefined && localized !== 'und') return localized
  const english = matches.some((match) => match.lang === 'en') ? 'en' : 'und'
  return byScript(sample) ?? bySmallWords(sample) ?? english
}

const beyondLatin = /[\u0370-\u06ff\u0e00-\u0e7f\u3040-\ud7af]/

function byScript(sample: string): string | undefined {
  if (!beyondLatin.test(sample)) return undefined
  const letters = count(sample, /[^\s\d!-/:-@[-`{-~]/g)
  for (const [lang, script] of scripts) {
    const share = count(sample, script) / Math.max(letters, 1)
    // Few signs carry much in these scripts, and the quoted message around them is Latin.
    if (share < 0.05) continue
    if (lang !== 'zh') return lang
    return count(sample, traditional) > count(sample, simplified) ? 'zh-TW' : 'zh-CN'
  }
  return undefined
}

const languagesByWord = new Map<string, string[]>()
for (const [lang, words] of Object.entries(smallWords)) {
  for (const word of words.split(' ')) {
    languagesByWord.set(word, [...(languagesByWord.get(word) ?? []), lang])
  }
}

/** Different small words found; English, the language of most quoted messages, counts half. */
function bySmallWords(sample: string): string | undefined {
  const hits = new Map<string, number>()
  for (const word of new Set(sample.toLowerCase().split(/[\s\d!-/:-@[-`{-~\u2000-\u206f]+/))) {
    for (const lang of languagesByWord.get(word) ?? []) hits.set(lang, (hits.get(lang) ?? 0) + 1)
  }
  const votes = (lang: string) => (hits.get(lang) ?? 0) / (lang === 'en' ? 2 : 1)
  const [best, next] = [...hits.keys()].sort((a, b) => votes(b) - votes(a))
  if (best === undefined || (next !== undefined && votes(best) === votes(next))) return undefined
  return best === 'en' || votes(best) > 1 ? best : undefined
}

function count(sample: string, pattern: RegExp): number {
  return sample.match(pattern)?.length ?? 0
}
