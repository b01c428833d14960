// A list of offers as Partner Center's API returns it → a config for each that has a destination.
import type { ConfigFile } from '../intake/config-file/config-file.ts'
import { parseYaml, positionsOf } from '../intake/config-file/yaml-source.ts'
import { recognise } from '../intake/recognise.ts'
import { mustHaveDestination, type OfferListing, offerTypeOf } from '../lead/offer-type.ts'

export interface OfferList {
  readonly configs: readonly ConfigFile[]
  readonly notes: readonly string[]
}

/**
 * Undefined unless the text is a JSON list with more than one lead destination in it. An offer that
 * must have a destination counts, and fails its check when it has none.
 */
export function readOfferList(text: string, file: string): OfferList | undefined {
  const list = listIn(text)
  if (list === undefined) return undefined
  const offers = list.items.map((item, index) => {
    const found = recognise(JSON.stringify(item))
    const isRequired = mustHaveDestination(listingOf(item))
    return { name: offerName(item) ?? `offer ${index + 1}`, index, found, isRequired }
  })
  const isChecked = ({ found, isRequired }: (typeof offers)[number]) =>
    found.destination !== undefined || isRequired
  const there = offers.filter(isChecked)
  if (there.length < 2) return undefined
  const positions = positionsOf(parseYaml(text))
  const configs = there.map(({ name, index, found }): ConfigFile => {
    const position = positions.get(`${list.pointer}/${index}`) ?? { line: 1, column: 1 }
    return {
      file,
      ...(found.offer === undefined ? {} : { offer: found.offer }),
      cloud: found.cloud ?? 'global',
      destinations: [{ name, config: found.destination, pointer: '' }],
      positions: new Map([['', position]]),
    }
  })
  const without = offers.filter((offer) => !isChecked(offer))
  const notes = [
    `This is a list with the lead configurations of ${configs.length} offers.`,
    ...there
      .filter(({ found }) => found.destination !== undefined)
      .flatMap(({ name, found }) => found.notes.map((note) => `${name}: ${note}`)),
    ...without.map(({ name }) => `${name} has no lead destination that is known.`),
  ]
  return { configs, notes }
}

/** What lists of Microsoft's APIs are called, in lower case. */
const LIST_KEYS: ReadonlySet<string> = new Set(['value', 'items', 'offers', 'products'])

function listIn(
  text: string,
): { readonly items: readonly unknown[]; readonly pointer: string } | undefined {
  const value = parseJson(text)
  if (Array.isArray(value)) return { items: value, pointer: '' }
  for (const [key, inner] of Object.entries(Object(value) as object)) {
    if (LIST_KEYS.has(key.toLowerCase()) && Array.isArray(inner)) {
      return { items: inner, pointer: `/${key}` }
    }
  }
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // Most texts are no JSON; they are read in other ways.
    return undefined
  }
}

const NAME_KEYS = ['offerid', 'externalid', 'id', 'name', 'alias', 'title'] as const

function offerName(item: unknown): string | undefined {
  return textsAt(item, NAME_KEYS)[0]
}

/** No document gives the names of types in lists, so the usual keys and spellings are tried. */
const TYPE_KEYS = ['offertype', 'offertypeid', 'producttype', 'resourcetype', 'type'] as const
const LISTING_KEYS = ['listingtype', 'listingoption', 'calltoaction', 'listedas'] as const

function listingOf(item: unknown): OfferListing {
  const types = textsAt(item, TYPE_KEYS).map(offerTypeOf)
  const type = types.find((known) => known !== 'other')
  const contactMe = textsAt(item, LISTING_KEYS).some((text) => /contact[\s_-]*me/i.test(text))
  return type === undefined ? {} : { type, contactMe }
}

/** Key case cannot be relied on. */
function textsAt(item: unknown, keys: readonly string[]): readonly string[] {
  const fields = new Map(
    Object.entries(Object(item) as object).map(([key, value]) => [key.toLowerCase(), value]),
  )
  return keys
    .map((key) => fields.get(key))
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
}
