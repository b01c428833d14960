// The licences of the packages that a bundle holds.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

const PACKAGE = /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/

/** Throws when a bundled package comes without a licence text. */
export function licencesOf({ inputs }: Metafile, root: string): string {
  const folders = new Set(Object.keys(inputs).flatMap((path) => PACKAGE.exec(path)?.[0] ?? []))
  const texts = [...folders].sort().map((folder) => licenceOf(join(root, folder)))
  return `leadprobe includes the following packages.\n\n${texts.join('\n')}`
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? noText(name, license) : readFileSync(join(folder, file), 'utf8')
  return `${name} ${version} (${license})\n\n${text.trim()}\n\n${'-'.repeat(80)}\n`
}

function noText(name: string, license: unknown): string {
  if (typeof license === 'string') return `Under the ${license} licence.`
  throw new Error(`${name} names no licence`)
}
