// The lab's greeting and its scenarios as text.

import type { Verdict } from '../../model/vocabulary.ts'
import { padEnd, wrapIndented } from './layout.ts'
import { createStyle, type TextOptions, type TextStyle } from './style.ts'
import { SYMBOLS } from './words.ts'

export interface ListedScenario {
  readonly id: string
  readonly title: string
  readonly expect: { readonly verdict: Verdict }
}

export interface RunningLab {
  readonly port: number
  /** What to add to `leadprobe check` to reach it. */
  readonly flags: readonly string[]
  readonly scenarios: readonly ListedScenario[]
  readonly notices: readonly string[]
}

export function labText(
  { port, flags, scenarios, notices }: RunningLab,
  options: TextOptions,
): string {
  const style = createStyle(options)
  const lines = [
    `${style.bold('The lab is open')} on 127.0.0.1:${port}: every vendor, under its real host names, with its faults.`,
    '',
    'To check against it from another terminal:',
    '',
    // Lines end with a backslash, so that the whole block can be pasted into a shell.
    [`  leadprobe check FILE`, ...flags.map((flag) => `    ${flag}`)].join(' \\\n'),
    '',
    'To rehearse one fault: leadprobe lab run SCENARIO',
    '',
    ...scenarioLines(scenarios, style),
    ...notices.flatMap((notice) => ['', ...wrapIndented(notice, style.width, 0)]),
    '',
    style.dim('Press Ctrl-C to close it.'),
  ]
  return `${lines.join('\n')}\n`
}

export function scenarioListText(
  scenarios: readonly ListedScenario[],
  options: TextOptions,
): string {
  return `${scenarioLines(scenarios, createStyle(options)).join('\n')}\n`
}

function scenarioLines(scenarios: readonly ListedScenario[], style: TextStyle): readonly string[] {
  const columns = Math.max(0, ...scenarios.map(({ id }) => id.length)) + 2
  return scenarios.map(({ id, title, expect }) => {
    const symbol = style.outcome[expect.verdict](SYMBOLS[expect.verdict])
    return `${padEnd(id, columns)}${symbol} ${title}`
  })
}
