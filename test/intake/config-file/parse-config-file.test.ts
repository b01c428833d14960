// Config files, good and broken: each problem names its line, its column, its field and its fix.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of our own variables
import { describe, expect, it } from 'vitest'
import { destinationKinds } from '../../../src/destinations/index.ts'
import type { ConfigFile, ConfigProblem } from '../../../src/intake/config-file/config-file.ts'
import { parseConfigFile } from '../../../src/intake/config-file/parse-config-file.ts'

const CANARY = 'canary-9f8e7d6c5b4a'

function parse(text: string, env: Record<string, string | undefined> = {}) {
  return parseConfigFile({ file: 'leadprobe.yaml', text, env, kinds: destinationKinds })
}

function config(text: string, env?: Record<string, string | undefined>): ConfigFile {
  const result = parse(text, env)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.config
}

function problems(text: string, env?: Record<string, string | undefined>) {
  const result = parse(text, env)
  return result.ok ? [] : result.problems
}

const brief = ({ line, column, rule }: ConfigProblem) => `${line}:${column} ${rule}`
const hook = (url: string) => `destinations:\n  hook: { type: https-endpoint, url: ${url} }\n`

describe('a config file', () => {
  it('gives its destinations in order, with their names', () => {
    const { destinations, cloud, offer } = config(
      `offer: contoso.my-offer\ncloud: china\ndestinations:\n  b: { type: https-endpoint, url: x }\n  a: { type: azure-blob, connectionString: y, containerName: z }\n`,
    )
    expect(destinations.map(({ name }) => name)).toEqual(['b', 'a'])
    expect({ cloud, offer }).toEqual({ cloud: 'china', offer: 'contoso.my-offer' })
  })

  it('is for the global cloud unless it says otherwise', () => {
    expect(config(hook('x')).cloud).toBe('global')
  })

  it('may be JSON, indented with tabs, with a byte order mark and a $schema', () => {
    const json = JSON.stringify(
      {
        $schema: 's',
        destinations: { hook: { type: 'https-endpoint', url: 'https://a.example/' } },
      },
      null,
      '\t',
    )
    expect(config(`\uFEFF${json}`).destinations[0]?.config).toEqual({
      type: 'https-endpoint',
      url: 'https://a.example/',
    })
  })

  it('knows where each value stands', () => {
    const { positions } = config(`# comment\n${hook('"https://a.example/"')}`)
    expect(positions.get('/destinations/hook/url')).toEqual({
      line: 3,
      column: 38,
      endLine: 3,
      endColumn: 58,
    })
    expect(positions.get('/destinations/hook')).toMatchObject({ line: 3, column: 3 })
  })

  it('shares settings through an anchor', () => {
    const text = 'destinations:\n  a: &a { type: https-endpoint, url: x }\n  b: *a\n'
    expect(config(text).destinations[1]?.config).toEqual({ type: 'https-endpoint', url: 'x' })
  })
})

describe('a connection string where a name belongs', () => {
  const pasted = `AccountName=leads;AccountKey=${CANARY};EndpointSuffix=core.windows.net`
  it.each([
    ['a field', `destinations:\n  t: { type: azure-table, "${pasted}": x }\n`],
    ['a type', `destinations:\n  t: { type: "${pasted}" }\n`],
    ['a destination', `destinations:\n  "${pasted}": 5\n`],
    ['a top-level field', `"${pasted}": 5\n`],
  ])('as %s is not repeated', (_, text) => {
    const found = problems(text)
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).not.toContain(CANARY)
  })
})

describe('names that objects know', () => {
  it('loses no destination', () => {
    const settings = '{ type: https-endpoint, url: "https://a.example/" }'
    const text = `destinations:\n  toString: ${settings}\n  __proto__: ${settings}\n`
    const result = parse(text)
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : result.problems).toMatchObject([
      { line: 3, message: 'destination "__proto__": this cannot be a name.' },
    ])
  })

  it('says what a file that is only text should be', () => {
    const result = parse('hello')
    expect(result.ok ? [] : result.problems[0]?.fix).toBe('Change it to a group of fields.')
  })
})

describe('variables', () => {
  it('are filled in anywhere in a string', () => {
    const { destinations } = config(hook('"https://${HOST}/x?sig=${SIG}"'), { HOST: 'h', SIG: 's' })
    expect(destinations[0]?.config).toMatchObject({ url: 'https://h/x?sig=s' })
  })

  it('are not looked for in what was filled in', () => {
    const { destinations } = config(hook('"${A}"'), { A: '${B}', B: 'no' })
    expect(destinations[0]?.config).toMatchObject({ url: '${B}' })
  })

  it('are not taken from anywhere but the given environment', () => {
    expect(problems(hook('"${PATH}"'), {}).map(brief)).toEqual(['2:39 config/variable-unset'])
  })

  it('can be escaped', () => {
    const { destinations } = config(hook('"a$${B}c$d"'))
    expect(destinations[0]?.config).toMatchObject({ url: 'a${B}c$d' })
  })

  it.each([
    ['unset', '"x${NOPE}"', {}, '2:40'],
    ['empty, as CI systems give them', '"${NOPE}"', { NOPE: '' }, '2:39'],
    ['plain', '${NOPE}x', {}, '2:3'],
  ])('that are %s are a problem where they stand', (name, url, env, at) => {
    const text =
      name === 'plain'
        ? `destinations:\n  hook:\n    type: https-endpoint\n    url: ${url}\n`
        : hook(url)
    const [problem, ...others] = problems(text, env)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ rule: 'config/variable-unset' })
    expect(problem?.message).toContain('NOPE')
    if (name !== 'plain') expect(`${problem?.line}:${problem?.column}`).toBe(at)
    else expect(problem).toMatchObject({ line: 4, column: 10 })
  })

  it('with a malformed name are explained', () => {
    const [problem] = problems(hook('"${not a name}"'))
    expect(problem).toMatchObject({ line: 2, column: 39, rule: 'config/variable-unset' })
    expect(problem?.fix).toContain('$${')
  })
})

describe('a problem', () => {
  it.each([
    ['an unclosed quote', 'destinations:\n  a: "x\n  b: y\n', '2:6 config/not-yaml'],
    ['a tab', '\tdestinations:\n', '1:1 config/not-yaml'],
    ['a repeated key', 'destinations:\n  a: 1\n  a: 2\n', '3:3 config/duplicate-key'],
    ['two documents', 'destinations: {}\n---\na: 1\n', '2:1 config/not-yaml'],
    ['nothing at all', '', '1:1 config/destination-required'],
    ['no destinations', 'destinations: {}\n', '1:1 config/destination-required'],
    ['a list', '- a\n', '1:1 config/wrong-type'],
    ['an unknown top-level key', `${hook('x')}colud: x\n`, '3:1 config/unknown-field'],
    ['an unknown cloud', `${hook('x')}cloud: mars\n`, '3:8 config/wrong-type'],
    [
      'an unknown key',
      'destinations:\n  a:\n    type: https-endpoint\n    url: x\n    urll: y\n',
      '5:5 config/unknown-field',
    ],
    ['an unknown type', 'destinations:\n  a: { type: azure-tabel }\n', '2:14 config/wrong-type'],
    ['a missing type', 'destinations:\n  a: { url: x }\n', '2:3 config/missing-field'],
    [
      'a missing field',
      'destinations:\n  a: { type: https-endpoint }\n',
      '2:3 config/missing-field',
    ],
    [
      'an empty field',
      'destinations:\n  a:\n    type: https-endpoint\n    url:\n',
      '4:5 config/missing-field',
    ],
    ['a wrong type', hook('12'), '2:38 config/wrong-type'],
    ['a destination that is text', 'destinations:\n  a: hello\n', '2:6 config/wrong-type'],
  ])('of %s has a position', (_, text, expected) => {
    expect(problems(text).map(brief)).toEqual([expected])
  })

  it('of a typo comes with the name that was meant', () => {
    expect(problems('destinations:\n  a: { type: azure-tabel }\n')[0]?.message).toContain(
      'Did you mean "azure-table"?',
    )
    expect(problems(`${hook('x')}ofer: a.b\n`)[0]?.message).toContain('Did you mean "offer"?')
  })

  it('does not hide the others', () => {
    const text =
      'colud: x\ndestinations:\n  a: { type: https-endpoint, url: 1, x: y }\n  b: { type: nope }\n'
    expect(problems(text).map(({ line }) => line)).toEqual([1, 3, 3, 4])
  })

  it.each([
    [
      'as a number in a text field',
      `destinations:\n  a: { type: https-endpoint, url: [${CANARY}] }\n`,
    ],
    ['as an alias', `destinations:\n  a: { type: https-endpoint, url: *${CANARY} }\n`],
    ['in an unclosed quote', `destinations:\n  a: "${CANARY}\n`],
    ['with a bad escape', `destinations:\n  a: "${CANARY}\\q"\n`],
    ['at a reserved character', `destinations:\n  a: @${CANARY}\n`],
    ['as a type', `destinations:\n  a: { type: ${CANARY} }\n`],
    [
      'in a filled variable of the wrong place',
      `cloud: "\${S}"\ndestinations:\n  a: { type: azure-blob }\n`,
    ],
  ])('never quotes a value, %s', (_, text) => {
    const found = problems(text, { S: CANARY })
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).not.toContain(CANARY)
  })

  it('is what a bomb of aliases gives, at once', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(',')}]`,
    )
    const found = problems(`l0: &l0 [x,x]\n${levels.join('\n')}\n`)
    expect(found.map(brief)).toEqual(['1:1 config/not-yaml'])
  })

  it('is not made of prototypes', () => {
    const found = problems('destinations:\n  a: { type: toString }\n  b: { type: __proto__ }\n')
    expect(found.map(({ rule }) => rule)).toEqual(['config/wrong-type', 'config/wrong-type'])
  })
})
