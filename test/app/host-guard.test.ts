// A service on this machine answers to its own names only.
import { expect, it } from 'vitest'
import { testApp } from './test-services.ts'

const settings = { version: '0.0.0', isReady: () => true, hosts: ['localhost', '127.0.0.1'] }
const app = testApp(undefined, { settings })

it.each(['http://localhost:8080/', 'http://127.0.0.1:1/v1/rules'])('answers at %s', async (url) => {
  expect((await app.request(url)).status).toBe(200)
})

it.each([
  'http://rebound.example:8080/',
  'http://rebound.example/v1/rules',
  'http://localhost.rebound.example/',
])('refuses %s', async (url) => {
  const response = await app.request(url)
  expect(response.status).toBe(421)
  const { detail } = await response.json()
  expect(detail).toContain('localhost, 127.0.0.1')
  expect(detail).toContain('--allow-host')
})
