// A success whose words or elements say that something failed.
import { expect, it } from 'vitest'
import { saysError } from '../../../src/destinations/https-endpoint/error-words.ts'

it.each([
  'ERROR',
  'Error: the list is full',
  '  [error] no such list',
  'Failed to store the lead',
  'Internal error 17',
  'error=list_full&message=full',
  '<error>The list is full</error>',
  '<?xml version="1.0"?>\n<Error><Code>ListFull</Code></Error>',
  '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>1</faultcode></s:Fault></s:Body></s:Envelope>',
  '<response><status>error</status></response>',
  '<r><success>false</success></r>',
])('%j says so', (body) => {
  expect(saysError(body)).toBe(true)
})

it.each([
  '',
  'ok',
  'Accepted. No error.',
  'errors: 0',
  'Error: none',
  'error=0&id=7',
  'error-free',
  'Terror',
  'Failover node 2 took it',
  '<error/>',
  '<error>0</error>',
  '<errors></errors>',
  '<response><status>ok</status><error>0</error></response>',
  '<r><success>true</success></r>',
  '{"status":"success"}',
])('%j does not', (body) => {
  expect(saysError(body)).toBe(false)
})
