// A pasted lead, or its lead source alone, explained field by field.
import { brokenJson, fieldsIn } from './fields-in-text.ts'
import { meaningOf } from './lead-field-names.ts'
import { parseLeadSource } from './lead-source.ts'
import { ACTIONS, knownWord, SOURCES } from './lead-vocabulary.ts'

export interface LeadPart {
  /** As the destination calls it; the label again where a part has no name of its own. */
  readonly name: string
  readonly label: string
  readonly value: string
  readonly about: string
}

export interface LeadSeen {
  /** Completes the sentence "This is …". */
  readonly what: string
  readonly parts: readonly LeadPart[]
  /** Whole sentences about what is odd in it. */
  readonly notes: readonly string[]
}

/** Fewer than this may be a coincidence. */
const FEWEST_FIELDS = 4
const MOST_FIELDS = 60

/** Undefined for a text that is no lead. Never throws. */
export function readLead(text: string): LeadSeen | undefined {
  const alone = text.trim().replace(/^"?lead[ _]?source"?\s*[:=]\s*/i, '')
  return explainLeadSource(alone.replace(/^(["'`])(.*)\1$/, '$2')) ?? explainFields(text)
}

/** Undefined unless the text begins as a lead source does. */
function explainLeadSource(text: string): LeadSeen | undefined {
  if (text.length > 300 || text.includes('\n') || !beginsLikeOne(text)) return undefined
  const parsed = parseLeadSource(text)
  if (!parsed.ok) {
    const notes = [`${parsed.problem} It should read Source-Action|publisher.offer.`]
    return { what: 'a lead source that is not complete', parts: [], notes }
  }
  const what = parsed.value.isTest ? 'the lead source of a test lead' : 'a lead source'
  return { what, parts: sourceParts(text), notes: sourceNotes(text) }
}

function beginsLikeOne(text: string): boolean {
  const source = text.slice(0, Math.max(0, text.search(/[-|]/)))
  return source.startsWith('MSFT_TEST_') || knownWord(source, SOURCES) !== undefined
}

function sourceParts(text: string): readonly LeadPart[] {
  const parsed = parseLeadSource(text)
  if (!parsed.ok) return []
  const { source, action, offer, isTest } = parsed.value
  const [publisher = '', ...rest] = offer.split('.')
  const product = rest.join('.')
  return [
    part('Source', source, isTest ? TEST : describe(source, SOURCES)),
    part('Action', action, isTest ? TEST : describe(action, ACTIONS)),
    ...(product === ''
      ? [part('Offer', offer, 'The offer’s name, as a test lead gives it.')]
      : [
          part('Publisher', publisher, 'The publisher’s id in Partner Center.'),
          part('Offer', product, 'The offer’s id in Partner Center.'),
        ]),
  ]
}

const TEST = 'The marker of a test lead stands here instead of a word.'

function describe(word: string, table: Readonly<Record<string, string>>): string {
  const known = knownWord(word, table)
  const words = Object.keys(table).join(', ')
  return known === undefined ? `Not documented. Known are ${words}.` : (table[known] ?? '')
}

function sourceNotes(text: string): readonly string[] {
  const parsed = parseLeadSource(text)
  if (!parsed.ok || !parsed.value.isTest) return []
  return ['Microsoft sends such a lead when the offer is published. It can be deleted.']
}

function explainFields(text: string): LeadSeen | undefined {
  const found = fieldsIn(text).slice(0, MOST_FIELDS)
  const known = new Set(found.flatMap(([name]) => meaningOf(name)?.label ?? []))
  if (known.size < FEWEST_FIELDS) return undefined
  const parts = found.flatMap(([name, value]) => partsOf(name, value))
  const isTest = found.some(([, value]) => value.includes('MSFT_TEST_'))
  const strange = found.filter(([name]) => meaningOf(name) === undefined).map(([name]) => name)
  const notes = [
    ...(isTest ? ['It is a test lead: its values begin with MSFT_TEST_.'] : []),
    ...(strange.length === 0 ? [] : [`Not sent by the marketplace: ${strange.join(', ')}.`]),
    ...brokenJson(text),
  ]
  return { what: isTest ? 'a test lead' : 'a lead', parts, notes }
}

function partsOf(name: string, value: string): readonly LeadPart[] {
  const meaning = meaningOf(name)
  if (meaning === undefined) return []
  const about = describeValue(name, value) ?? meaning.about
  return [{ name, label: meaning.label, value, about }]
}

/** A bare source or action says what it stands for. */
function describeValue(name: string, value: string): string | undefined {
  const label = meaningOf(name)?.label
  if (label === 'Action' && value !== '') return describe(value, ACTIONS)
  if (label !== 'Lead source') return undefined
  if (knownWord(value, SOURCES) !== undefined) return describe(value, SOURCES)
  return sourceParts(value)
    .map(({ label: inner, value: word, about }) => `${inner} ${word}: ${about}`)
    .join(' ')
}

function part(label: string, value: string, about: string): LeadPart {
  return { name: label, label, value, about }
}
