// curl's --connect-to, as curl reads it.
import { describe, expect, test } from 'vitest'
import { parseConnectTo, resolveConnectTo } from '../../src/net/connect-to.ts'

function rules(...texts: string[]) {
  return texts.map((text) => {
    const parsed = parseConnectTo(text)
    if (!parsed.ok) throw new Error(parsed.problem)
    return parsed.rule
  })
}

describe('parsing', () => {
  test.each([
    ['a.example:443:127.0.0.1:9443', ['a.example', '443', '127.0.0.1', '9443']],
    ['::127.0.0.1:9443', ['', '', '127.0.0.1', '9443']],
    [':443::9443', ['', '443', '', '9443']],
    [':::', ['', '', '', '']],
    ['[::1]:443:[2001:db8::1]:8443', ['::1', '443', '2001:db8::1', '8443']],
    ['A.EXAMPLE.:443:B.example:1', ['a.example', '443', 'b.example', '1']],
    ['bücher.example:443:x:1', ['xn--bcher-kva.example', '443', 'x', '1']],
  ])('%s', (text, [fromHost, fromPort, toHost, toPort]) => {
    expect(rules(text)).toEqual([{ fromHost, fromPort, toHost, toPort }])
  })

  test.each([
    '',
    'a.example',
    'a:1:b',
    'a:1:b:2:3',
    '::1:443:a:1',
    'a:x:b:1',
    'a:0:b:1',
    'a:1:b:65536',
    'x:443:y z:44',
    'a b:443:y:44',
    'a/x::b:1',
    'u@a::b:1',
    '::[1]:1',
    '::1.2.3.999:1',
  ])('%j is no rule, and the problem says so', (text) => {
    const parsed = parseConnectTo(text)
    expect(parsed).toEqual({ ok: false, problem: expect.stringContaining(`"${text}"`) })
  })
})

describe('resolving', () => {
  test('the first rule that fits wins', () => {
    const both = rules('a.example:443:first:1', 'a.example::second:2', '::third:3')
    expect(resolveConnectTo(both, 'a.example', 443)).toEqual({
      host: 'first',
      port: 1,
      named: true,
    })
    expect(resolveConnectTo(both, 'A.EXAMPLE.', 8443)).toMatchObject({ host: 'second', port: 2 })
    expect(resolveConnectTo(both, 'b.example', 443)).toMatchObject({ host: 'third', port: 3 })
  })

  test('without a rule nothing changes and nothing is granted', () => {
    expect(resolveConnectTo([], 'a.example', 443)).toEqual({
      host: 'a.example',
      port: 443,
      named: false,
    })
    expect(resolveConnectTo(rules('b::c:1'), '[::1]', 443)).toEqual({
      host: '::1',
      port: 443,
      named: false,
    })
  })

  test('empty parts keep what the URL says', () => {
    expect(resolveConnectTo(rules(':::9443'), 'a.example', 443)).toEqual({
      host: 'a.example',
      port: 9443,
      named: false,
    })
    expect(resolveConnectTo(rules('::b.example:'), 'a.example', 443)).toEqual({
      host: 'b.example',
      port: 443,
      named: true,
    })
  })

  test('a name mapped to itself is not a place the operator vouched for; an address is', () => {
    expect(resolveConnectTo(rules('a.example:443:a.example:443'), 'a.example', 443).named).toBe(
      false,
    )
    expect(resolveConnectTo(rules('10.0.0.5::10.0.0.5:'), '10.0.0.5', 443).named).toBe(true)
    expect(resolveConnectTo(rules('[::1]:443:[::1]:9'), '[::1]', 443)).toEqual({
      host: '::1',
      port: 9,
      named: true,
    })
  })
})
