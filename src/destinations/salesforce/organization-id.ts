// An organization identifier as people paste it, and what its text gives away.
// Shape and checksum: verified on public ids, 2026-11-20.

export interface IdProblem {
  readonly outcome: 'fail' | 'warn'
  /** A full sentence. */
  readonly problem: string
}

const SHAPE = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/
const QUOTES = /^["'`‘’“”«»]|["'`‘’“”«»]$/
const ID_IN_TEXT = /\b00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?\b/

/** What the first three characters of an id stand for; those that people mix up. */
const OTHER_OBJECTS: Readonly<Record<string, string>> = {
  '00N': 'a custom field',
  '00Q': 'a lead',
  '00E': 'a role',
  '00e': 'a profile',
  '00G': 'a queue or group',
  '001': 'an account',
  '003': 'a contact',
  '005': 'a user',
  '006': 'an opportunity',
  '012': 'a record type',
  '500': 'a case',
  '701': 'a campaign',
}

/** Empty when the text is an organization identifier. */
export function organizationIdProblems(typed: string): readonly IdProblem[] {
  const text = typed.trim()
  const edge: readonly IdProblem[] =
    typed === text ? [] : [warn('There is white space before or after the identifier.')]
  const broken = pasteProblem(text) ?? shapeProblem(text)
  if (broken !== undefined) return [broken]
  const checksum = text.length === 18 ? checksumProblem(text) : undefined
  return checksum === undefined ? edge : [...edge, checksum]
}

/** True when two identifiers of 15 or 18 characters name the same organization. */
export function isSameOrganization(one: string, other: string): boolean {
  return one.trim().slice(0, 15) === other.trim().slice(0, 15)
}

/** The three characters that the 18-character form adds: which of the first 15 are upper case. */
export function checksumOf(id: string): string {
  return [0, 5, 10].map((at) => suffixOf(id.slice(at, at + 5))).join('')
}

const SUFFIXES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

function suffixOf(group: string): string {
  const bits = [...group].reduce((sum, char, at) => sum + (/[A-Z]/.test(char) ? 2 ** at : 0), 0)
  return SUFFIXES.charAt(bits)
}

function pasteProblem(text: string): IdProblem | undefined {
  if (text === '') return fail('The organization identifier is empty.')
  if (/<[a-z!/]/i.test(text)) return embedded(text, 'A piece of the form was pasted')
  if (/^https?:\/\//i.test(text)) return embedded(text, 'An address was pasted')
  if (/^(?:oid|orgid)\s*[=:]/i.test(text)) {
    return embedded(text, 'The name of the field was pasted with its value')
  }
  if (QUOTES.test(text)) return fail('The identifier is wrapped in quotation marks.')
  return undefined
}

function embedded(text: string, what: string): IdProblem {
  const id = ID_IN_TEXT.exec(text)?.[0]
  const advice = id === undefined ? 'only the value of the field oid belongs here' : `use ${id}`
  return fail(`${what}; ${advice}.`)
}

function shapeProblem(text: string): IdProblem | undefined {
  const odd = text.search(/[^A-Za-z0-9]/)
  if (odd >= 0) return fail(`Character ${odd + 1} is neither a letter nor a digit.`)
  const prefix = text.slice(0, 3)
  const object = Object.hasOwn(OTHER_OBJECTS, prefix) ? OTHER_OBJECTS[prefix] : undefined
  if (object !== undefined && SHAPE.test(text)) {
    return fail(`${prefix} begins the id of ${object}; an organization's begins with 00D.`)
  }
  if (prefix === '00d') return fail('Upper and lower case were changed: it begins with 00D.')
  if (prefix !== '00D') return fail('An organization identifier begins with 00D.')
  if (SHAPE.test(text)) return undefined
  return fail(`It has ${text.length} characters; an identifier has 15 or 18.`)
}

/**
 * The checksum says which letters are upper case. Where only the case differs, Salesforce may still
 * understand the 18 characters, so that is no proof.
 */
function checksumProblem(text: string): IdProblem | undefined {
  const [id, suffix] = [text.slice(0, 15), text.slice(15)]
  if (checksumOf(id) === suffix) return undefined
  const restored = restoreCase(id, suffix.toUpperCase())
  return restored === undefined
    ? fail('The last three characters do not fit the first fifteen: some character is wrong.')
    : warn(`Upper and lower case were changed; it should probably read ${restored}.`)
}

function restoreCase(id: string, suffix: string): string | undefined {
  const upper = [...suffix].flatMap((char) => {
    const bits = SUFFIXES.indexOf(char)
    return [0, 1, 2, 3, 4].map((at) => bits >= 0 && (bits & (1 << at)) !== 0)
  })
  const restored = [...id]
    .map((char, at) => (upper[at] ? char.toUpperCase() : char.toLowerCase()))
    .join('')
  const isOne = restored.startsWith('00D') && checksumOf(restored) === suffix
  return isOne ? restored + suffix : undefined
}

function fail(problem: string): IdProblem {
  return { outcome: 'fail', problem }
}

function warn(problem: string): IdProblem {
  return { outcome: 'warn', problem }
}
