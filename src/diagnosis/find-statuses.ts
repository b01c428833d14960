// HTTP status numbers in a text. A bare number is nothing: words around it must make it a status.
import { contexts, errorWords, number } from './status-contexts.ts'

export interface FoundStatus {
  readonly status: number
  readonly start: number
  readonly end: number
}

/** What is told apart of a number: a text that holds it more often says nothing new. */
const MOST_LOOKS = 48

/**
 * Any of the contexts, looked at from the number they are about: numbers are rare, and most have
 * nothing around them that goes on being looked at.
 */
const status = () => new RegExp(`${number}(?:${contexts.map(seenFromNumber).join('|')})`, 'uy')

function seenFromNumber(context: string): string {
  const [before, after] = context.split(number)
  return `(?<=${before}\\d{3}(?:s|er)?)(?=${after})`
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
const anyNumber = /(?<!\d)[1-5]\d\d(?:s|er)?(?![\w.]?\d|\w)/
const everyNumber = new RegExp(number, 'g')

/** Made for the first text with a number. */
let made: { readonly status: RegExp; readonly hinted: readonly Hinted[] } | undefined

/** Every expression that runs on pasted text, for the test that holds them linear. */
export const statusPatterns = (): readonly RegExp[] => [
  anyNumber,
  ...contexts.map((context) => new RegExp(context, 'u')),
  ...hintedForms().flatMap(({ form, hint }) => [form, hint]),
]

/** `text` must be flattened. */
export function* findStatuses(text: string): Generator<FoundStatus> {
  if (!anyNumber.test(text)) return
  made ??= { status: status(), hinted: hintedForms() }
  yield* inContext(text, made.status)
  for (const { form, hint, reach } of made.hinted) {
    for (const match of text.matchAll(form)) {
      const before = text.slice(Math.max(0, match.index - reach), match.index)
      if (hint.test(before)) yield statusIn(match)
    }
  }
}

function* inContext(text: string, context: RegExp): Generator<FoundStatus> {
  const looks = new Map<string, number>()
  for (const { index } of text.matchAll(everyNumber)) {
    const digits = text.slice(index, index + 3)
    const before = looks.get(digits) ?? 0
    looks.set(digits, before + 1)
    context.lastIndex = index
    const match = before < MOST_LOOKS ? context.exec(text) : null
    if (match) yield statusIn(match)
  }
}

function statusIn(match: RegExpExecArray): FoundStatus {
  const digits = match[1] ?? ''
  const start = match.index + match[0].lastIndexOf(digits)
  return { status: Number(digits), start, end: start + digits.length }
}
