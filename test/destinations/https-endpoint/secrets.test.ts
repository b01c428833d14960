// Which parts of an endpoint's URL are secret, and which have to stay readable.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { httpsEndpointConfig } from '../../../src/destinations/https-endpoint/config.ts'
import { createRedactor } from '../../../src/net/redaction/redactor.ts'

const redact = (url: string) =>
  createRedactor(httpsEndpointConfig.secrets({ type: 'https-endpoint', url })).text

it.each([
  ['a signature', 'https://h.logic.azure.com/x?sp=%2Frun&sv=1.0&sig=', 'kE3xQ9pLmZ-0aB7cD4eF6gH8'],
  ['a function key', 'https://h.azurewebsites.net/api/f?code=', 'kE3xQ9pLmZ0aB7cD'],
  ['a nameless query', 'https://leads.contoso.com/in?', 'kE3xQ9pLmZ0aB7cD'],
  ['a Zapier hook', 'https://hooks.zapier.com/hooks/catch/123456/', '3ab9zk7'],
  ['a Make hook', 'https://hook.eu1.make.com/', 'q8w7e6r5t4y3'],
  ['an n8n path', 'https://n8n.contoso.com/webhook/', '5f0c9f3e-5a1d-4e3a-9c56-0a1b2c3d4e5f'],
  ['a token in a path', 'https://leads.contoso.com/in/', 'tok_9f8e7d6c5b4a'],
])('hides %s wherever it comes back', (_, prefix, token) => {
  const hide = redact(`${prefix}${token}`)
  expect(hide(`at ${prefix}${token} end`)).not.toContain(token)
  expect(hide(`echo: ${encodeURIComponent(token)}`)).not.toContain(token)
  expect(hide(btoa(`x:${token}`))).not.toContain(btoa(token).slice(2, 10))
})

it('hides what a URL that cannot be parsed carries', () => {
  const hide = redact('POST htps//h ?sig=kE3xQ9pLmZ-0aB7cD4eF6gH8')
  expect(hide('kE3xQ9pLmZ-0aB7cD4eF6gH8')).not.toContain('kE3xQ9')
})

it('leaves host, ordinary words and versions readable', () => {
  const hide = redact(
    'https://prod-12.westeurope.logic.azure.com/workflows/w/triggers/When_a_HTTP_request_is_received/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&source=marketplace&sig=kE3xQ9pLmZ-0aB7cD4eF6gH8',
  )
  const text =
    'prod-12.westeurope.logic.azure.com /triggers/When_a_HTTP_request_is_received/paths/invoke 2016-06-01 marketplace'
  expect(hide(text)).toBe(text)
})

it('never throws, whatever the config is', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (raw, url) => {
      httpsEndpointConfig.secrets(raw)
      httpsEndpointConfig.secrets({ url })
    }),
  )
})

it('lints any text without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (url) => {
      httpsEndpointConfig.lint({ type: 'https-endpoint', url }, { cloud: 'global', now: 0 })
    }),
  )
})
