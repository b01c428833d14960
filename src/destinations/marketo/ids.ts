// The three values of a Marketo form as people paste them, and what their text gives away.
// The shapes are inferred from public ids, so only what cannot be one is a failure. 2026-11-20

export interface IdProblem {
  readonly code: 'lp:server-id-malformed' | 'lp:munchkin-id-malformed' | 'lp:form-id-malformed'
  readonly outcome: 'fail' | 'warn'
  /** A full sentence. */
  readonly problem: string
}

const SERVER = /^[a-z]{2,6}\d{0,3}$/
const MUNCHKIN = /^\d{3}-[A-Z]{3}-\d{3}$/

export function serverIdProblem(typed: string): IdProblem | undefined {
  const text = typed.trim()
  const problem = (outcome: IdProblem['outcome'], sentence: string): IdProblem => {
    return { code: 'lp:server-id-malformed', outcome, problem: sentence }
  }
  if (SERVER.test(text)) {
    return typed === text
      ? undefined
      : problem('warn', 'There is white space around the server ID.')
  }
  const inner = serverIdIn(text)
  if (inner !== undefined)
    return problem('fail', `More than the server ID was pasted; use ${inner}.`)
  if (MUNCHKIN.test(text.toUpperCase()) || /mktorest\.com|mktoweb\.com/i.test(text)) {
    return problem('fail', 'That is the Munchkin account ID, or an address made from it.')
  }
  if (SERVER.test(text.toLowerCase())) {
    return problem('warn', `A server ID is written in lower case: ${text.toLowerCase()}.`)
  }
  return /^[a-z0-9-]{1,40}$/i.test(text)
    ? problem('warn', 'Server IDs look different, such as ys12 or ab35.')
    : problem('fail', 'A server ID is the part between app- and .marketo.com, such as ys12.')
}

/** `//app-ys12.marketo.com/js/…` → `ys12` */
function serverIdIn(text: string): string | undefined {
  const host = /(?:^|\/\/|["'\s])(?:app-|na-)?([a-z]{2,6}\d{0,3})\.marketo\.com\b/i.exec(text)?.[1]
  const label = /^(?:app-|na-)([a-z]{2,6}\d{0,3})$/i.exec(text)?.[1]
  return (host ?? label)?.toLowerCase()
}

export function munchkinIdProblem(typed: string): IdProblem | undefined {
  const text = typed.trim()
  const problem = (outcome: IdProblem['outcome'], sentence: string): IdProblem => {
    return { code: 'lp:munchkin-id-malformed', outcome, problem: sentence }
  }
  if (MUNCHKIN.test(text)) {
    return typed === text ? undefined : problem('warn', 'There is white space around the ID.')
  }
  if (MUNCHKIN.test(text.toUpperCase())) {
    return problem('warn', `The letters of the ID are upper case: ${text.toUpperCase()}.`)
  }
  const inner = /\b(\d{3})-?([a-z]{3})-?(\d{3})\b/i.exec(text)
  if (inner === null) return problem('fail', 'The ID has the form 123-PQR-789.')
  const [, first = '', letters = '', last = ''] = inner
  const id = `${first}-${letters.toUpperCase()}-${last}`
  return problem('fail', `The text is not just the ID; use ${id}.`)
}

export function formIdProblem(typed: string | number): IdProblem | undefined {
  const text = String(typed).trim()
  const problem = (sentence: string): IdProblem => {
    return { code: 'lp:form-id-malformed', outcome: 'fail', problem: sentence }
  }
  if (/^[1-9]\d{0,11}$/.test(text)) return undefined
  const inner = /(?:mktoForm_|\bFO|form\/?\s?)(\d{1,12})/i.exec(text)?.[1]
  return inner === undefined
    ? problem('A form ID is a whole number, such as 1179.')
    : problem(`More than the number was pasted; use ${inner}.`)
}
