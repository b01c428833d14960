// Reads the mail "Salesforce Could Not Create This Lead": its reason, and the record it gives up.
import type { Recognised, RecognisedField } from './recognised.ts'

const TITLE = /salesforce could not create this lead/i
const REASON = /^[ \t>*]*Reason:[ \t]*(\S[^\r\n]*)/im
const RECORD = /Record Information:([\s\S]*?)(?:To incorporate this lead|$)/i
const LINE = /^[ \t>*]*([A-Za-z][A-Za-z0-9_ /]{0,60}?)[ \t]*[=:][ \t]*(\S[^\r\n]*)$/gm
const MAX_FIELDS = 60

export function readLeadRefusalMail(text: string): Recognised | undefined {
  if (!TITLE.test(text)) return undefined
  const reason = REASON.exec(text)?.[1]?.trim()
  const record = RECORD.exec(text)?.[1] ?? ''
  if (reason === undefined && record === '') return undefined
  return {
    kind: 'error-text',
    what: 'a mail in which Salesforce reports a lead that it did not create',
    fields: [
      ...(reason === undefined ? [] : [{ pointer: '/reason', label: 'Reason', value: reason }]),
      ...fieldsIn(record),
    ],
    notes: [
      reason === undefined
        ? 'The mail gives no reason.'
        : `Salesforce gives the reason "${reason}".`,
    ],
  }
}

function fieldsIn(record: string): readonly RecognisedField[] {
  return [...record.matchAll(LINE)].slice(0, MAX_FIELDS).map(([, label = '', value = '']) => {
    return { pointer: `/record/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`, label, value }
  })
}
