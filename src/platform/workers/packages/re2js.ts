// Stands in for re2js, a tenth of the Worker: the runtime's own expressions find the same. A Worker
// takes no rules from outside, and tests hold that the patterns of its own are quick in them, whose
// windows of a text are short, and that both engines find the same in every sample.

/** What leadprobe uses of the package. */
export class RE2JS {
  static readonly DOTALL = 2
  static readonly CASE_INSENSITIVE = 1
  readonly #expression: RegExp
  readonly #names: readonly string[]

  constructor(expression: RegExp, names: readonly string[]) {
    this.#expression = expression
    this.#names = names
  }

  /** Throws a `SyntaxError` for what is no pattern. */
  static compile(pattern: string, flags = 0): RE2JS {
    const names = [...pattern.matchAll(/\(\?P<(\w+)>/g)].map(([, name]) => name ?? '')
    const others = `${flags & RE2JS.DOTALL ? 's' : ''}${flags & RE2JS.CASE_INSENSITIVE ? 'i' : ''}`
    return new RE2JS(new RegExp(inOurSyntax(pattern), `du${others}`), names)
  }

  matcher(text: string): Matcher {
    return new Matcher(this.#expression, text)
  }

  namedGroups(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#names.map((name, index) => [name, index + 1]))
  }
}

class Matcher {
  readonly #expression: RegExp
  readonly #text: string
  #found: RegExpExecArray | null = null

  constructor(expression: RegExp, text: string) {
    this.#expression = expression
    this.#text = text
  }

  find(): boolean {
    this.#found = this.#expression.exec(this.#text)
    return this.#found !== null
  }

  start(group?: string): number {
    return this.#spanOf(group)?.[0] ?? -1
  }

  end(group?: string): number {
    return this.#spanOf(group)?.[1] ?? -1
  }

  #spanOf(group: string | undefined): readonly [number, number] | undefined {
    const indices = this.#found?.indices
    return group === undefined ? indices?.[0] : indices?.groups?.[group]
  }
}

/** Groups are named otherwise, and white space is ASCII's alone. */
function inOurSyntax(pattern: string): string {
  let isInClass = false
  return pattern.replace(/\\[\s\S]|\(\?P<|\[|\]/g, (token) => {
    if (token === '(?P<') return '(?<'
    if (token === '[' || token === ']') isInClass = token === '['
    if (token === '\\s') return isInClass ? SPACES : `[${SPACES}]`
    if (token === '\\S') return isInClass ? token : `[^${SPACES}]`
    return token
  })
}

const SPACES = '\\t\\n\\f\\r '
