// What OData asks of every request, whoever calls: versions, and JSON both ways.
import { badRequest, type Refusal } from './refusal.ts'

export function protocolRefusal(request: Request): Refusal | undefined {
  const { headers, method } = request
  for (const name of ['odata-version', 'odata-maxversion']) {
    const version = headers.get(name)
    if (version !== null && !/^4\.0?1?$/.test(version)) {
      return badRequest('0x80060888', `The version '${version}' in ${name} is not supported.`)
    }
  }
  if (!/application\/(?:json|\*)|\*\/\*/i.test(headers.get('accept') ?? '*/*')) {
    const message =
      'A supported MIME type could not be found that matches the acceptable MIME types for the request.'
    return { code: '0x80060888', status: 415, message }
  }
  const isJson = /^application\/json\b/i.test(headers.get('content-type') ?? '')
  if (method !== 'POST' || isJson) return undefined
  return badRequest(
    '0x80060888',
    `A supported MIME type could not be found that matches the content type of the request. None of the supported types matches the content type '${headers.get('content-type')}'.`,
  )
}
