// Codes out of the error bodies of receivers.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPage } from '../../../src/destinations/https-endpoint/api.ts'
import { codesOfBody, reportsError } from '../../../src/destinations/https-endpoint/errors.ts'

it.each([
  [
    'a flow',
    { error: { code: 'TriggerInputSchemaMismatch', message: 'Expected String but got Null.' } },
    ['TriggerInputSchemaMismatch'],
  ],
  [
    'a flow with an inner error',
    { error: { code: 'BadRequest', innererror: { code: 'WorkflowTriggerIsNotEnabled' } } },
    ['WorkflowTriggerIsNotEnabled', 'BadRequest'],
  ],
  [
    'HubSpot',
    { status: 'error', errors: [{ errorType: 'REQUIRED_FIELD', message: 'x' }] },
    ['REQUIRED_FIELD'],
  ],
  ['n8n, whose code repeats the status', { code: 404, message: 'is not registered' }, []],
  ['OAuth style', { error: 'invalid_token', error_description: 'x' }, ['invalid_token']],
  ['prose', { error: 'Something went wrong' }, []],
])('reads the codes of %s', (_, body, codes) => {
  expect(codesOfBody(JSON.stringify(body))).toEqual(codes)
})

it.each([
  [{ success: false }, true],
  [{ ok: false }, true],
  [{ status: 'error' }, true],
  [{ error: { code: 'X' } }, true],
  [{ error: true, message: 'no such list' }, true],
  [{ success: 'false' }, true],
  [{ result: 'error', msg: 'Invalid key' }, true],
  [{ status: 500, message: 'Internal error' }, true],
  [{ statusCode: 400, body: '…' }, true],
  [{ error: false }, false],
  [{ status: 200 }, false],
  [{ statusCode: 201, result: 'ok' }, false],
  [{ status: 'success', id: '1' }, false],
  [{ error: null, data: {} }, false],
  [{ errors: [] }, false],
  [{ message: 'Workflow was started' }, false],
])('tells whether %j reports an error', (body, expected) => {
  expect(reportsError(JSON.stringify(body))).toBe(expected)
})

it.each([
  ['<!DOCTYPE html><html lang="en">', true],
  ['\n<html><body>Sign in</body></html>', true],
  ['<?xml version="1.0"?><!-- x --><!doctype HTML>', true],
  ['OK', false],
  ['', false],
  ['{"html":"<html>"}', false],
  ['<response>ok</response>', false],
])('tells a page from an answer: %j', (body, expected) => {
  expect(isPage(body)).toBe(expected)
})

it('reads any body without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      codesOfBody(body)
      reportsError(body)
      isPage(body)
    }),
  )
})
