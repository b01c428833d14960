// The replies that support staff send back.
import { describe, expect, test } from 'vitest'
import { defaultRulebook } from '../../src/diagnosis/default-rulebook.ts'
import { replyMarkdown } from '../../src/report/reply/reply-markdown.ts'
import { replyText } from '../../src/report/reply/reply-text.ts'

const { diagnose } = defaultRulebook()

describe('in Markdown', () => {
  test('a settled cause: quote, reason, facts, remedy and sources, and nothing to ask', () => {
    const reply = replyMarkdown(
      diagnose("AADSTS7000222: The provided client secret keys are expired. Tenant 'contoso'."),
    )
    expect(reply).toContain('From your message, characters 1 to 59:\n\n```text\nAADSTS7000222')
    expect(reply).toContain('The text holds a code that means this')
    expect(reply).toContain('- tenant: `contoso`')
    expect(reply).toContain('**What to do**\n\n1. ')
    expect(reply).toMatch(/\*\*Read more\*\*\n\n- \[.+\]\(<https:/)
    expect(reply).not.toContain('send us')
  })

  test('a mere status: what to send to get further', () => {
    const reply = replyMarkdown(diagnose('The hook answers with HTTP 403.'))
    expect(reply).toContain('**If this does not help, send us**')
    expect(reply).toContain('the body of the answer')
  })

  test('nothing recognised: what to send', () => {
    expect(replyMarkdown(diagnose('Hello!'))).toContain('**Send us**\n\n- The whole error')
  })

  test('a hostile text stays text', () => {
    const reply = replyMarkdown(diagnose("AADSTS90002 tenant '<img src=x>](https://evil.example)'"))
    expect(reply).not.toContain('\n<img')
    expect(reply).toContain('- tenant: `<img src=x>](https://evil.example)`')
  })
})

test('as plain text, questions come last', () => {
  const { findings, askNext } = diagnose('HTTP 404')
  const reply = findings[0] ? replyText(findings[0], askNext) : ''
  expect(reply.startsWith('Hello,\n\nthe message you sent means: ')).toBe(true)
  expect(reply).toContain('If this does not help, send us:\n- ')
})
