// The shapes of chat services, and names that would act as commands in them.
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../src/watch/notice.ts'
import { headlineOf } from '../../src/watch/notice.ts'
import { webhookBody } from '../../src/watch/webhook-body.ts'

const notice: Notice = {
  config: 'emea',
  destination: 'crm',
  change: { before: 'pass', after: 'fail' },
  findings: [{ title: 'The client secret is wrong', firstStep: 'Create a new client secret.' }],
  expiring: ['The certificate of hook.contoso.example is valid until 2026-12-01T00:00:00.000Z.'],
  checkedAt: '2026-11-20T10:00:00.000Z',
  reportUrl: 'https://leadprobe.contoso.example/reports/00',
}

describe('the headline', () => {
  it.each([
    [{ before: 'pass', after: 'fail' }, 'crm of emea does not receive leads any more.'],
    [{ after: 'fail' }, 'crm of emea does not receive leads.'],
    [{ before: 'fail', after: 'pass' }, 'crm of emea receives leads again.'],
    [{ before: 'pass', after: 'warn' }, 'crm of emea receives leads, with a warning.'],
    [{ before: 'pass', after: 'inconclusive' }, 'crm of emea could not be checked twice in a row.'],
  ] as const)('%o', (change, headline) => {
    expect(headlineOf({ ...notice, change })).toBe(headline)
  })

  it('of an expiry, and of the config without a name', () => {
    const { change: _, ...expiry } = notice
    expect(headlineOf({ ...expiry, config: 'default' })).toBe('Something that crm needs ends soon.')
  })
})

it('Slack gets blocks, with everything a reader needs to act', () => {
  const { text, blocks } = JSON.parse(webhookBody(notice, 'slack'))
  expect(text).toBe('crm of emea does not receive leads any more.')
  expect(blocks[1].text.text).toBe(
    '• The client secret is wrong. Create a new client secret.\n• The certificate of hook.contoso.example is valid until 2026-12-01T00:00:00.000Z.',
  )
  expect(blocks[2].elements[0].url).toBe(notice.reportUrl)
})

it('Teams gets an Adaptive Card in a message', () => {
  const { type, attachments } = JSON.parse(webhookBody(notice, 'teams'))
  expect(type).toBe('message')
  expect(attachments[0].contentType).toBe('application/vnd.microsoft.card.adaptive')
  const { body, actions } = attachments[0].content
  expect(body[0].text).toBe('crm of emea does not receive leads any more.')
  expect(body).toHaveLength(4)
  expect(actions[0]).toMatchObject({ type: 'Action.OpenUrl', url: notice.reportUrl })
})

it('others get the notice itself', () => {
  expect(JSON.parse(webhookBody(notice, 'json'))).toMatchObject({ schemaVersion: 1, ...notice })
})

it('a name cannot mention a channel or make a link', () => {
  const hostile: Notice = {
    ...notice,
    destination: '<!channel> & <https://evil.example|crm>',
    findings: [{ title: '[click](https://evil.example) **now**' }],
  }
  const slack = webhookBody(hostile, 'slack')
  expect(slack).not.toContain('<!channel>')
  expect(slack).toContain('&lt;!channel&gt; &amp; &lt;https')
  const card = JSON.parse(webhookBody(hostile, 'teams')).attachments[0].content
  expect(card.body[1].text).toBe('\\[click\\]\\(https://evil.example\\) \\*\\*now\\*\\*')
})
