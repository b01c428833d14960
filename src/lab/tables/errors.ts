// Errors of the table service as Azure words and wraps them; facts of the emulator differ.

/** https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes, read 2026-11-20. */
const ERRORS = {
  AuthenticationFailed: [
    403,
    'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.',
  ],
  AuthorizationFailure: [403, 'This request is not authorized to perform this operation.'],
  AuthorizationPermissionMismatch: [
    403,
    'This request is not authorized to perform this operation using this permission.',
  ],
  KeyBasedAuthenticationNotPermitted: [
    403,
    'Key based authentication is not permitted on this storage account.',
  ],
  AccountIsDisabled: [403, 'The specified account is disabled.'],
  TableNotFound: [404, 'The table specified does not exist.'],
  TableBeingDeleted: [409, 'The specified table is being deleted. Try operation later.'],
  PropertyValueTooLarge: [400, 'The property value exceeds the maximum allowed size.'],
  ServerBusy: [503, 'The server is busy.'],
  InternalError: [500, 'The server encountered an internal error. Please retry the request.'],
} as const
export type TableErrorCode = keyof typeof ERRORS

interface ErrorMoment {
  /** Milliseconds since the Unix epoch, on the service's clock. */
  readonly now: number
  readonly requestId: string
  /** What `AuthenticationErrorDetail` says; the answer is XML then. */
  readonly detail?: string
}

/** JSON for those who accept it, as the service does, unless there is a detail to give. */
export function tableError(request: Request, code: TableErrorCode, moment: ErrorMoment): Response {
  const [status, words] = ERRORS[code]
  const time = new Date(moment.now).toISOString()
  const message = `${words}\nRequestId:${moment.requestId}\nTime:${time}`
  const wantsJson = /json/.test(request.headers.get('accept') ?? '')
  const isJson = wantsJson && moment.detail === undefined
  return new Response(isJson ? jsonBody(code, message) : xmlBody(code, message, moment.detail), {
    status,
    headers: {
      'content-type': isJson
        ? 'application/json;odata=minimalmetadata;streaming=true;charset=utf-8'
        : 'application/xml',
      date: new Date(moment.now).toUTCString(),
      server: 'Windows-Azure-Table/1.0 Microsoft-HTTPAPI/2.0',
      'x-ms-error-code': code,
      'x-ms-request-id': moment.requestId,
    },
  })
}

function jsonBody(code: string, message: string): string {
  return JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: message } } })
}

function xmlBody(code: string, message: string, detail?: string): string {
  const more =
    detail === undefined ? '' : `<AuthenticationErrorDetail>${detail}</AuthenticationErrorDetail>`
  return `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`
}
