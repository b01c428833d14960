// The fixed pieces of a pattern, in their order.
import { alternativesOf, isLiteral, itemsOf, type PatternItem } from './pattern-items.ts'
import { longestItem } from './pattern-length.ts'

/** One of `pieces` stands in every match, at most `gap` units after the link before it. */
export interface Link {
  readonly pieces: readonly string[]
  readonly gap: number
}

export type Chain = readonly Link[]

export interface PieceStyle {
  /** A run of plain characters as a piece, when it is long enough to be one. */
  readonly toPiece: (run: string) => string | undefined
  /** A choice between words lengthens the run it stands in when that gives no more pieces. */
  readonly mostSpellings: number
}

/** `alternative` must have no `|` outside its groups. */
export function chainOf(alternative: string, style: PieceStyle): Chain {
  return new ChainReader(style).read(alternative).links
}

/** The link whose shortest piece is the longest. */
export function rarestLink(chain: Chain): Link | undefined {
  return chain.toSorted((a, b) => shortestPiece(b) - shortestPiece(a))[0]
}

interface OpenChain {
  readonly links: Chain
  /** Most units after the last link. */
  readonly rest: number
}

class ChainReader {
  readonly #style: PieceStyle
  readonly #links: Link[] = []
  /** The spellings of what was read since the last link. */
  #runs: readonly string[] = ['']
  #gap = 0

  constructor(style: PieceStyle) {
    this.#style = style
  }

  read(alternative: string): OpenChain {
    for (const item of itemsOf(alternative)) this.#readItem(item)
    this.#endRun()
    return { links: this.#links, rest: this.#gap }
  }

  #readItem(item: PatternItem): void {
    if (this.#lengthenRuns(item)) return
    this.#endRun()
    const inner = this.#readGroup(item)
    for (const { pieces, gap } of inner.links) this.#link(pieces, gap)
    this.#gap += inner.rest
  }

  #lengthenRuns(item: PatternItem): boolean {
    const spellings = item.least > 0 ? spellingsOf(item) : undefined
    if (!spellings || spellings.length * this.#runs.length > this.#style.mostSpellings) return false
    this.#runs = this.#runs.flatMap((run) => spellings.map((spelling) => run + spelling))
    if (item.most > 1) {
      this.#endRun()
      this.#gap += longestItem(item, item.most - 1)
    }
    return true
  }

  #endRun(): void {
    const pieces = this.#runs.map(this.#style.toPiece)
    if (pieces.includes(undefined)) this.#gap += Math.max(...this.#runs.map((run) => run.length))
    else this.#link([...new Set(pieces.map((piece) => piece ?? ''))])
    this.#runs = ['']
  }

  #link(pieces: readonly string[], gap = 0): void {
    this.#links.push({ pieces, gap: this.#gap + gap })
    this.#gap = 0
  }

  /** Only a group that cannot be left out has links: all of its own, or one for its choices. */
  #readGroup(item: PatternItem): OpenChain {
    const none = { links: [], rest: longestItem(item) }
    if (item.group === undefined || item.least === 0) return none
    const choices = alternativesOf(item.group).map((choice) =>
      new ChainReader(this.#style).read(choice),
    )
    const again = longestItem(item, item.most - 1)
    const [only] = choices
    if (only && choices.length === 1) return { links: only.links, rest: only.rest + again }
    return this.#readChoices(choices, again) ?? none
  }

  #readChoices(choices: readonly OpenChain[], again: number): OpenChain | undefined {
    const links = choices.map((choice) => rarestLink(choice.links))
    if (links.includes(undefined)) return undefined
    const pieces = links.flatMap((link) => link?.pieces ?? [])
    const around = choices.map((choice, at) => lengthsAround(choice, links[at]))
    const gap = Math.max(...around.map(([before]) => before))
    return { links: [{ pieces, gap }], rest: Math.max(...around.map(([, after]) => after)) + again }
  }
}

/** All that an item can read, when that is a few plain words. */
function spellingsOf(item: PatternItem): readonly string[] | undefined {
  if (item.plain !== undefined) return [item.plain]
  if (item.group === undefined) return undefined
  const choices = alternativesOf(item.group)
  if (!choices.every(isLiteral)) return undefined
  return choices.map((choice) => [...itemsOf(choice)].map(({ plain }) => plain ?? '').join(''))
}

function shortestPiece({ pieces }: Link): number {
  return Math.min(...pieces.map((piece) => piece.length))
}

function longestPiece({ pieces }: Link): number {
  return Math.max(...pieces.map((piece) => piece.length))
}

/** Most units before and after a link of a chain. */
function lengthsAround({ links, rest }: OpenChain, link?: Link): readonly [number, number] {
  const at = link ? links.indexOf(link) : 0
  const units = (some: Chain) => some.reduce((sum, one) => sum + one.gap + longestPiece(one), 0)
  return [units(links.slice(0, at)) + (link?.gap ?? 0), units(links.slice(at + 1)) + rest]
}
