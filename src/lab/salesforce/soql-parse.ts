// Reads the part of SOQL that a look at an org needs; the rest is malformed here.

export interface Query {
  readonly fields: readonly string[]
  readonly object: string
  readonly where?: Condition
  readonly orderBy?: { readonly field: string; readonly isDescending: boolean }
  readonly limit?: number
}

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Comparison

export interface Comparison {
  readonly kind: 'compare'
  readonly field: string
  readonly operator: string
  readonly values: readonly Literal[]
}

export interface Literal {
  /** `word` is unquoted: a date, a number, `TODAY`, `true`, `null`. */
  readonly kind: 'string' | 'word'
  /** As it stands in the query, without quotes and with its escapes. */
  readonly text: string
}

/** The message is what Salesforce would put behind MALFORMED_QUERY. */
export class SoqlError extends Error {}

const TOKEN = /\s*(?:('(?:[^'\\]|\\.)*')|([\w.:+-]+(?:\(\))?)|(<=|>=|!=|<>|[=<>(),]))/y

export function parseSoql(text: string): Query {
  return new Parser(tokenize(text)).query()
}

function tokenize(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (found === null)
      throw new SoqlError(`unexpected character at ${at}: ${text.slice(at, at + 8)}`)
    tokens.push(found[0].trim())
  }
  return tokens
}

class Parser {
  readonly #tokens: string[]
  #at = 0

  constructor(tokens: string[]) {
    this.#tokens = tokens
  }

  query(): Query {
    this.#expect('SELECT')
    const fields = this.#list()
    this.#expect('FROM')
    const object = this.#next()
    const where = this.#accept('WHERE') ? this.#conditions() : undefined
    const orderBy = this.#accept('ORDER') ? this.#order() : undefined
    const limit = this.#accept('LIMIT') ? Number(this.#next()) : undefined
    if (this.#at < this.#tokens.length) throw new SoqlError(`unexpected token: '${this.#next()}'`)
    return {
      fields,
      object,
      ...(where === undefined ? {} : { where }),
      ...(orderBy === undefined ? {} : { orderBy }),
      ...(limit === undefined ? {} : { limit }),
    }
  }

  /** `AND` and `OR` may not stand side by side without parentheses. */
  #conditions(): Condition {
    const parts = [this.#condition()]
    const word = ['AND', 'OR'].find((one) => this.#isNext(one))
    if (word === undefined) return parts[0] as Condition // just put there
    while (this.#accept(word)) parts.push(this.#condition())
    if (this.#isNext('AND') || this.#isNext('OR')) {
      throw new SoqlError(`unexpected token: '${this.#next()}'`)
    }
    return { kind: word === 'AND' ? 'all' : 'any', parts }
  }

  #condition(): Condition {
    if (this.#accept('NOT')) return { kind: 'not', part: this.#condition() }
    if (!this.#accept('(')) return this.#comparison()
    const inner = this.#conditions()
    this.#expect(')')
    return inner
  }

  #comparison(): Comparison {
    const field = this.#next()
    const isNegated = this.#accept('NOT')
    const operator = this.#next().toUpperCase()
    if (operator === 'IN')
      return { kind: 'compare', field, operator: isNegated ? 'NOT IN' : 'IN', values: this.#set() }
    if (isNegated || !/^(?:[=<>]|<=|>=|!=|<>|LIKE)$/.test(operator)) {
      throw new SoqlError(`unexpected token: '${operator}'`)
    }
    return { kind: 'compare', field, operator, values: [this.#literal()] }
  }

  #set(): Literal[] {
    this.#expect('(')
    const values = [this.#literal()]
    while (this.#accept(',')) values.push(this.#literal())
    this.#expect(')')
    return values
  }

  #literal(): Literal {
    const token = this.#next()
    if (token.startsWith("'")) return { kind: 'string', text: token.slice(1, -1) }
    return { kind: 'word', text: token }
  }

  #list(): string[] {
    const names = [this.#next()]
    while (this.#accept(',')) names.push(this.#next())
    return names
  }

  #order() {
    this.#expect('BY')
    const field = this.#next()
    const isDescending = this.#accept('DESC')
    if (!isDescending) this.#accept('ASC')
    if (this.#accept('NULLS')) this.#next()
    return { field, isDescending }
  }

  #isNext(word: string): boolean {
    return this.#tokens[this.#at]?.toUpperCase() === word
  }

  #accept(word: string): boolean {
    if (!this.#isNext(word)) return false
    this.#at += 1
    return true
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw new SoqlError(`expecting '${word}', found '${this.#next()}'`)
  }

  #next(): string {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new SoqlError("unexpected token: '<EOF>'")
    this.#at += 1
    return token
  }
}
