// The language of a pasted text, as far as matched phrases, its script or its small words tell.
import type { RuleMatch } from './match-rule.ts'

const SAMPLE = 4096
/** Small words that tell a language from its neighbours. */
const smallWords: Readonly<Record<string, string>> = {
  en: 'the and is to of was with for this that not from when have it are',
  de: 'der die das und ist nicht mit für ein eine wird auf bei den wenn sie',
  fr: 'le la les des est une pas pour dans avec vous sur que nous qui du',
  es: 'el los las una es no para con por que del se cuando esta como al',
  pt: 'o os uma não para com por que do da são quando na no está ao',
  it: 'il che di non per con una è del della sono gli alla si nel le',
  nl: 'de het een niet van en voor met op dat wordt zijn bij naar is te',
  da: 'og det ikke er en til med af der på kan ikke som eller skal har',
  sv: 'och det inte är en till med av att på kan som eller ska har för',
  nb: 'og det ikke er en til med av som på kan eller skal har ikkje vil',
  fi: 'ja ei on että se ovat mutta tai kun joka ole oli myös niin',
  pl: 'nie jest się na do z i w że oraz dla jest przez błąd lub który',
  cs: 'je se na že pro ale nebo který a v není jako při po jsou kód',
  hu: 'a az és nem hogy van egy ez volt vagy meg kell csak hiba',
  tr: 'bir ve bu için ile değil olarak hata veya daha gibi çok ne da',
  ro: 'și nu este pentru cu din care sau mai la în pe o eroare',
  id: 'yang dan di tidak untuk dengan dari ini pada adalah atau ke akan',
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
const traditional = /[這個為無來時們說請確認錯誤連線驗證權檔]/g
const simplified = /[这个为无来时们说请确认错误连线验证权档]/g

/** BCP 47, or `und`. A vendor's message is often English inside a text that is not. */
export function languageOf(text: string, matches: readonly RuleMatch[]): string {
  const sample = text.slice(0, SAMPLE)
  const localized = matches.find((match) => match.lang !== undefined && match.lang !== 'en')?.lang
  if (localized !== undefined && localized !== 'und') return localized
  const english = matches.some((match) => match.lang === 'en') ? 'en' : 'und'
  return byScript(sample) ?? bySmallWords(sample) ?? english
}

function byScript(sample: string): string | undefined {
  const letters = count(sample, /\p{L}/gu)
  for (const [lang, script] of scripts) {
    const share = count(sample, script) / Math.max(letters, 1)
    // Few signs carry much in these scripts, and the quoted message around them is Latin.
    if (share < 0.05) continue
    if (lang !== 'zh') return lang
    return count(sample, traditional) > count(sample, simplified) ? 'zh-TW' : 'zh-CN'
  }
  return undefined
}

const wordsByLanguage = Object.entries(smallWords).map(
  ([lang, words]) => [lang, new Set(words.split(' '))] as const,
)

function bySmallWords(sample: string): string | undefined {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const scored = wordsByLanguage
    .map(([lang, small]) => ({ lang, hits: words.filter((word) => small.has(word)).length }))
    .sort((a, b) => b.hits - a.hits)
  const [best, next] = scored
  return best && best.hits >= 2 && best.hits > (next?.hits ?? 0) ? best.lang : undefined
}

function count(sample: string, pattern: RegExp): number {
  return sample.match(pattern)?.length ?? 0
}
