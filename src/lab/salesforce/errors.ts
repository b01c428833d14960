// Errors as Salesforce's API and its web servers wrap them.
import type { Outage } from './org.ts'

export type ErrorStatus = 400 | 401 | 403 | 404 | 410 | 415

/** The list of errors with which the REST API refuses. */
export function restError(
  status: ErrorStatus,
  errorCode: string,
  message: string,
  fields?: readonly string[],
): Response {
  const error = { message, errorCode, ...(fields === undefined ? {} : { fields }) }
  return Response.json([error], { status })
}

/** RFC 6749, section 5.2. */
export function oauthError(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 400 })
}

export function soapFault(code: string, message: string): Response {
  const fault = `<faultcode>${code}</faultcode><faultstring>${code}: ${message}</faultstring>`
  const detail = `<sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${message}</sf:exceptionMessage>`
  const body = `<soapenv:Fault>${fault}<detail><sf:LoginFault xsi:type="sf:LoginFault">${detail}</sf:LoginFault></detail></soapenv:Fault>`
  return soapAnswer(500, body)
}

export function soapAnswer(status: number, body: string): Response {
  const envelope = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  return new Response(envelope, { status, headers: { 'content-type': 'text/xml;charset=UTF-8' } })
}

export function outageAnswer(outage: Outage): Response {
  if (outage !== 'maintenance') {
    return new Response(null, { status: 302, headers: { location: outage } })
  }
  return htmlPage(503, '<html><body><h1>We are down for maintenance.</h1></body></html>')
}

export function htmlPage(status: number, html: string): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html' } })
}
