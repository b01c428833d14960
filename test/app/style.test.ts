// The style sheets together: a part's class is laid out in one place only.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', '..', 'src', 'app', 'page', 'style')

/** Classes that stand alone as the whole selector of a rule: the rule is the part's own. */
function ownClasses(css: string): Set<string> {
  const selectors = [...css.matchAll(/^([^\s@}][^{]*)\{/gm)].flatMap(([, list = '']) =>
    list.split(','),
  )
  return new Set(selectors.map((one) => one.trim()).filter((one) => /^\.[\w-]+$/.test(one)))
}

it('no two sheets lay out the same class', () => {
  const sheets = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.css') && name !== 'print.css')
    .map((name) => ({ name, classes: ownClasses(readFileSync(join(FOLDER, name), 'utf8')) }))
  const shared = sheets.flatMap(({ name, classes }, at) =>
    sheets
      .slice(at + 1)
      .flatMap((other) => [...classes].filter((one) => other.classes.has(one)))
      .map((one) => `${one} in ${name} and another`),
  )
  expect(shared).toEqual([])
})
