// The language of a text by its small words: articles, pronouns, what an error is called.
import { asciiTable } from './ascii-table.ts'
import { bitsOfWords, WordSieve } from './word-sieve.ts'

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

const languagesByWord = new Map<string, string[]>()
for (const [lang, words] of Object.entries(smallWords)) {
  for (const word of words.split(' ')) {
    languagesByWord.set(word, [...(languagesByWord.get(word) ?? []), lang])
  }
}
const LONGEST_WORD = Math.max(...[...languagesByWord.keys()].map((word) => word.length))
const smallWordSieve = new WordSieve(bitsOfWords(languagesByWord.keys()))

/** Different small words found; English, the language of most quoted messages, counts half. */
export function bySmallWords(sample: string): string | undefined {
  const hits = new Map<string, number>()
  for (const word of smallWordsIn(sample.toLowerCase())) {
    for (const lang of languagesByWord.get(word) ?? []) hits.set(lang, (hits.get(lang) ?? 0) + 1)
  }
  const votes = (lang: string) => (hits.get(lang) ?? 0) / (lang === 'en' ? 2 : 1)
  const [best, next] = [...hits.keys()].sort((a, b) => votes(b) - votes(a))
  if (best === undefined || (next !== undefined && votes(best) === votes(next))) return undefined
  return best === 'en' || votes(best) > 1 ? best : undefined
}

/** In the order of their first places. */
function smallWordsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let start = 0; start < text.length; ) {
    const end = wordEnd(text, start)
    if (end - start <= LONGEST_WORD && smallWordSieve.mayHold(text, start, end)) {
      found.add(text.slice(start, end))
    }
    start = end + 1
  }
  return found
}

function wordEnd(text: string, start: number): number {
  let end = start
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (unit < 0x80 ? PARTS_ASCII[unit] === 1 : partsBeyondAscii(unit)) break
  }
  return end
}

/** Words stand between blanks, digits, the marks of ASCII, and general punctuation. */
function partsBeyondAscii(unit: number): boolean {
  return OTHER_BLANKS.includes(unit) || (unit >= 0x2000 && unit <= 0x206f)
}

const OTHER_BLANKS = [0xa0, 0x1680, 0x3000, 0xfeff]
const PARTS_ASCII = asciiTable(/[\s\d!-/:-@[-`{-~]/g)
