// Who may import whom. A failure lists the offending lines, which is the list of what to move.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '..', '..', 'src')

/** What each room may import besides itself and `model`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lead: [],
  net: ['lead'],
  platform: ['net', 'lead', 'store'],
  destinations: ['net', 'lead'],
  diagnosis: ['net', 'lead'],
  run: ['net', 'lead', 'destinations'],
  intake: ['net', 'lead', 'destinations'],
  report: ['net', 'lead'],
  store: [],
  jobs: ['run', 'store', 'destinations', 'net', 'lead'],
  watch: ['jobs', 'run', 'store', 'intake', 'destinations', 'net', 'lead'],
  lab: ['lead'],
  app: [
    'watch',
    'jobs',
    'run',
    'diagnosis',
    'intake',
    'report',
    'store',
    'destinations',
    'net',
    'lead',
  ],
  cli: ['run', 'diagnosis', 'intake', 'report', 'store', 'destinations', 'net', 'lead'],
}

/** Type-only imports that cross the directions: an implementation names the port it fills. */
const TYPE_ONLY: ReadonlySet<string> = new Set([
  'platform → lab',
  'platform → jobs',
  'platform → cli',
  'platform → app',
  'cli → app',
  'cli → lab',
  'app → lab',
])

interface Import {
  readonly from: string
  readonly to: string
  readonly line: string
  readonly isTypeOnly: boolean
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.tsx?$/.test(name),
)

const sources = files.map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const imports: readonly Import[] = sources.flatMap(({ file, text }) =>
  [...text.matchAll(IMPORT)].map((match) => ({
    from: file,
    to: match[2] ?? match[3] ?? '',
    line: match[0].trim().replaceAll(/\s+/g, ' '),
    isTypeOnly: match[1] !== undefined,
  })),
)

/** A stand-in for a package re-exports a part of it by its path, which is no room of the house. */
const local = imports
  .filter(({ to }) => to.startsWith('.') && !to.includes('/node_modules/'))
  .map((found) => ({ ...found, to: normalize(join(dirname(found.from), found.to)) }))

const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : 'entry')

describe('the rooms of the house', () => {
  it('are all known', () => {
    const rooms = new Set(files.map(roomOf))
    expect([...rooms].filter((room) => room !== 'entry' && !(room in MAY_IMPORT))).toEqual([])
  })

  it('import downwards only', () => {
    const offenders = local.filter(({ from, to, isTypeOnly }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      if (here === 'entry' || here === there || there === 'model') return false
      if (isTypeOnly && TYPE_ONLY.has(`${here} → ${there}`)) return false
      return !(MAY_IMPORT[here] ?? []).includes(there)
    })
    expect(offenders.map(({ from, line }) => `${from}: ${line}`)).toEqual([])
  })

  it('keep the destination kinds apart', () => {
    const kindOf = (path: string) =>
      /^destinations\/([^/]+)\//.exec(path)?.[1] ?? /^destinations$/.exec(path)?.[0]
    const offenders = local.filter(({ from, to }) => {
      const [here, there] = [kindOf(from), kindOf(to)]
      return here !== undefined && there !== undefined && here !== there
    })
    expect(offenders.map(({ from, line }) => `${from}: ${line}`)).toEqual([])
  })
})

/** What a runtime provides; reached only through `model/platform.ts`, so that tests can hold it still. */
const RUNTIME: readonly { readonly name: string; readonly use: RegExp }[] = [
  { name: 'fetch', use: /(?<![\w.$])fetch\s*\(|globalThis\.fetch/ },
  { name: 'timers', use: /(?<![\w.$])(?:setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/ },
  { name: 'AbortSignal.timeout', use: /AbortSignal\.timeout\s*\(/ },
  { name: 'the clock', use: /\bDate\.now\s*\(|new Date\(\s*\)|(?<![\w.$])performance\.now\s*\(/ },
  { name: 'randomness', use: /\bMath\.random\s*\(|\bcrypto\.(?:getRandomValues|randomUUID)\s*\(/ },
  { name: 'process', use: /(?<![\w.$])process\.(?:env|argv|exit|stdout|stderr|stdin|on|cwd)\b/ },
  { name: 'Buffer', use: /(?<![\w.$])Buffer\./ },
]

/** The page's own script runs in a browser, where these are all there is. */
const isRuntimeCode = (file: string) =>
  roomOf(file) === 'platform' || ENTRIES.has(file) || /^app\/page\/client\//.test(file)

/** They put a runtime's parts together. */
const ENTRIES: ReadonlySet<string> = new Set(['node.ts', 'worker.ts'])

/** Code without its comments, which may well speak of `fetch()`. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<![:'"`\\])\/\/.*$/gm, '')

/** A function that is given `crypto` uses its context, not the runtime's global. */
const isGivenCrypto = (text: string) => /[{(,]\s*crypto\s*[,:}]/.test(text)

describe('the runtime', () => {
  it('is imported from node: in platform and the Node entry only', () => {
    const offenders = imports.filter(
      ({ from, to }) => to.startsWith('node:') && !isRuntimeCode(from),
    )
    expect(offenders.map(({ from, line }) => `${from}: ${line}`)).toEqual([])
  })

  for (const { name, use } of RUNTIME) {
    it(`gives ${name} through a context`, () => {
      const offenders = sources
        .filter(({ file }) => !isRuntimeCode(file) && !file.endsWith('.generated.ts'))
        .filter(({ text }) => use.test(withoutComments(text)))
        .filter(({ text }) => name !== 'randomness' || !isGivenCrypto(text))
      expect(offenders.map(({ file }) => file)).toEqual([])
    })
  }
})

describe('a file', () => {
  it('opens with a comment that says what it is', () => {
    const offenders = sources.filter(
      ({ file, text }) => !file.endsWith('.generated.ts') && !/^(?:\/\/|\/\*)/.test(text),
    )
    expect(offenders.map(({ file }) => file)).toEqual([])
  })

  it('is at most 300 lines long', () => {
    const offenders = sources.filter(
      ({ file, text }) => !file.endsWith('.generated.ts') && text.split('\n').length > 300,
    )
    expect(offenders.map(({ file }) => relative(SRC, join(SRC, file)))).toEqual([])
  })

  it('is named for what it holds', () => {
    const drawers = /(?:^|\/)(?:utils?|helpers?|common|misc|functions|types)\.tsx?$/
    expect(files.filter((file) => drawers.test(file))).toEqual([])
  })
})
