// A pasted text recognised, and linted where it holds a config: for the API and the page alike.
import type { IntakeReply } from './api/schemas.ts'
import { checkRequestOf } from './check-request.ts'
import type { AppServices } from './services.ts'

export async function intakeOf(text: string, services: AppServices): Promise<IntakeReply> {
  const found = services.recognise(text)
  if (found === undefined) {
    return { recognised: false, what: 'nothing that leadprobe knows', findings: [] }
  }
  const { what, destination, cloud, offer } = found
  const about = {
    recognised: true,
    what,
    ...(cloud === undefined ? {} : { cloud }),
    ...(offer === undefined ? {} : { offer }),
  }
  if (destination === undefined) return { ...about, findings: [...(found.diagnosis ?? [])] }
  const body = {
    destination,
    cloud: cloud ?? ('global' as const),
    options: {},
    ...(offer === undefined ? {} : { offer }),
  }
  const report = await services.lint(checkRequestOf(body, services.kinds))
  return { ...about, kind: destination.type, destination, findings: report.findings }
}
