// Pasted text → what it is: a destination's config in one of its many shapes, or an error to explain.
import { findDestinationKind } from '../destinations/index.ts'
import { findBrokenSettings } from './broken-settings.ts'
import { findConnectionString } from './connection-string.ts'
import { findCrmSettings } from './crm-settings.ts'
import { findLeadConfiguration } from './lead-configuration.ts'
import { readLeadRefusalMail } from './lead-refusal-mail.ts'
import { findInConfig, type PastedConfig, readPastedConfig } from './pasted-config.ts'
import type { Find, Recognised } from './recognised.ts'
import { showFields } from './show-fields.ts'
import { findWebAddress } from './web-address.ts'

/** Longer texts are logs; nothing a CRM shows for copying comes near. */
const MAX_LENGTH = 64 * 1024

/** Never throws, and never decides more than the text gives away. */
export function recognise(typed: string): Recognised {
  const text = typed.replace(/^\uFEFF/, '').trim()
  if (text === '') return { kind: 'unknown', what: 'an empty text', fields: [], notes: [] }
  if (text.length > MAX_LENGTH) return ERROR_TEXT
  const mail = readLeadRefusalMail(text)
  if (mail !== undefined) return mail
  const config = readPastedConfig(text)
  if (config !== undefined && config.destinations.length > 1) return severalOf(config)
  const find =
    (config === undefined ? undefined : findInConfig(config, text)) ??
    findLeadConfiguration(jsonOf(text)) ??
    findCrmSettings(text) ??
    findConnectionString(text) ??
    findWebAddress(text)
  return find === undefined ? (findBrokenSettings(text) ?? ERROR_TEXT) : recognised(find)
}

const ERROR_TEXT: Recognised = {
  kind: 'error-text',
  what: 'a text to be explained',
  fields: [],
  notes: [],
}

function recognised({ what, destination, cloud, offer, notes = [] }: Find): Recognised {
  const kind = findDestinationKind(destination.type)
  return {
    kind: destination.type,
    what,
    ...(kind === undefined ? {} : { destination }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(offer === undefined ? {} : { offer }),
    fields: showFields(destination, kind),
    notes: kind === undefined ? [...notes, NOT_CHECKED_YET] : notes,
  }
}

const NOT_CHECKED_YET =
  'This version cannot check this kind of destination; paste an error text of it to have it explained.'

function severalOf({ destinations, cloud, offer }: PastedConfig): Recognised {
  const names = destinations.map(([name]) => name)
  return {
    kind: 'config-file',
    what: `a leadprobe config with ${names.length} destinations`,
    ...(cloud === undefined ? {} : { cloud }),
    ...(offer === undefined ? {} : { offer }),
    fields: destinations.map(([name, { type }]) => ({
      pointer: `/destinations/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      label: name,
      value: type,
    })),
    notes: [`Paste one of them to check it here: ${names.join(', ')}.`],
  }
}

function jsonOf(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
