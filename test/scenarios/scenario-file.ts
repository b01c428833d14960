// Whole runs of the command in one text file each: documents, command, input and what must come out.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ScenarioFile {
  readonly name: string
  /** Files by name, written before the run. */
  readonly documents: ReadonlyMap<string, string>
  readonly env: Readonly<Record<string, string>>
  /** Arguments after `leadprobe`. */
  readonly args: readonly string[]
  readonly stdin: string
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
}

const HEADING = /^====(.+?)====\n/gm

export function readScenarios(): readonly ScenarioFile[] {
  const folder = import.meta.dirname
  const files = readdirSync(folder).filter((file) => file.endsWith('.scenario'))
  return files.sort().map((file) => parse(file, readFileSync(join(folder, file), 'utf8')))
}

function parse(file: string, text: string): ScenarioFile {
  const pieces = text.split(HEADING).slice(1)
  const sections = new Map<string, string>()
  for (let index = 0; index < pieces.length; index += 2) {
    sections.set(pieces[index] as string, pieces[index + 1] as string)
  }
  const section = (name: string) => sections.get(name) ?? ''
  const documents = [...sections].flatMap(([heading, body]) =>
    heading.startsWith('document ') ? [[heading.slice('document '.length), body] as const] : [],
  )
  const [program, ...args] = section('command').trim().split(/ +/)
  if (program !== 'leadprobe') throw new Error(`${file}: the command must be leadprobe`)
  return {
    name: file.replace('.scenario', ''),
    documents: new Map(documents),
    env: Object.fromEntries(
      section('env')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    ),
    args,
    stdin: section('stdin'),
    stdout: section('stdout'),
    stderr: section('stderr'),
    exit: Number(section('exit')),
  }
}
