// The envelopes of Marketo's REST answers. A refusal, too, comes with status 200.
import { madeUpHex } from '../made-up.ts'
import { REST_ERRORS, type RestCode } from './subscription.ts'

export function succeeded(result: readonly unknown[]): Response {
  return Response.json({ requestId: requestId('ok'), success: true, result })
}

/** `detail` goes behind the message, as the name of a parameter does. */
export function refused(code: RestCode, detail?: string): Response {
  const message = detail === undefined ? REST_ERRORS[code] : `${REST_ERRORS[code]} ${detail}`
  const errors = [{ code, message }]
  return Response.json({ requestId: requestId(code), success: false, errors })
}

function requestId(word: string): string {
  return `${madeUpHex(word, 4)}#${madeUpHex(`${word} request`, 11)}`
}
