// A pasted text recognised, and linted where it holds a config: for the API and the page alike.
import type { Recognised } from '../intake/recognised.ts'
import { type LeadSeen, readLead } from '../lead/read-lead.ts'
import type { Finding } from '../model/report.ts'
import type { IntakeReply } from './api/text-schemas.ts'
import { checkRequestOf } from './check-request.ts'
import { valuesOf } from './form-values.ts'
import type { AppServices } from './services.ts'

export interface Intake {
  /** Safe to send out. */
  readonly reply: IntakeReply
  /** Holds secrets: for the check that follows at once, never for an answer. */
  readonly destination?: Recognised['destination']
}

export async function intakeOf(text: string, services: AppServices): Promise<Intake> {
  const found = services.recognise(text)
  const lead = found.kind === 'error-text' && found.fields.length === 0 ? readLead(text) : undefined
  if (lead !== undefined) return { reply: leadReply(lead, text, services) }
  const { kind, what, destination, cloud, offer, notes } = found
  const reply = {
    kind,
    what,
    ...(cloud === undefined ? {} : { cloud }),
    ...(offer === undefined ? {} : { offer }),
    fields: foundFields(found, text),
    notes: [...notes],
    findings: await findingsOf(found, text, services),
  }
  return { reply, ...(destination === undefined ? {} : { destination }) }
}

function leadReply(lead: LeadSeen, text: string, { rulebook }: AppServices): IntakeReply {
  const { what, parts, notes } = lead
  const findings = [...rulebook.diagnose(text).findings]
  return { kind: 'lead', what, fields: [], notes: [...notes], findings, lead: [...parts] }
}

/** The fields as they may be shown, and where in the text the hidden ones stand. */
function foundFields({ fields, destination }: Recognised, text: string): IntakeReply['fields'] {
  const values = valuesOf(destination)
  return fields.map((field) => {
    const whole = values[field.pointer] ?? field.value
    const at = text.indexOf(whole)
    if (whole === field.value) return { ...field }
    return at < 0 ? { ...field, value: '' } : { ...field, span: [at, at + whole.length] }
  })
}

async function findingsOf(
  found: Recognised,
  text: string,
  services: AppServices,
): Promise<Finding[]> {
  const { kind, destination, cloud = 'global', offer } = found
  if (kind === 'error-text') return [...services.rulebook.diagnose(text).findings]
  if (destination === undefined) return []
  const about = offer === undefined ? {} : { offer }
  const body = { destination, cloud, options: {}, ...about }
  return (await services.lint(checkRequestOf(body, services.kinds))).findings
}
