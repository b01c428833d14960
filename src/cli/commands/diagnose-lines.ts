// `leadprobe diagnose --jsonl`: one JSON object a line in, one a line out, as they come.
import type { Rulebook } from '../../model/rulebook.ts'
import { safeJson } from '../../report/json.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'

interface Question {
  readonly id: string | number
  readonly text: string
}

/** Exit code: 2 when a line could not be read, 3 when nothing was recognised in any, else 0. */
export async function diagnoseLines(
  lines: AsyncIterable<string> | Iterable<string>,
  rulebook: Rulebook,
  host: CliHost<unknown>,
): Promise<number> {
  let number = 0
  const seen = { malformed: 0, read: 0, recognised: 0 }
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    const question = parseQuestion(line)
    if (question === undefined) {
      seen.malformed++
      await host.stderr.write(`line ${number}: not a JSON object with "id" and "text"; left out.\n`)
      continue
    }
    const { lang, findings, askNext } = rulebook.diagnose(question.text)
    seen.read++
    if (findings.length > 0) seen.recognised++
    await host.stdout.write(`${safeJson({ id: question.id, lang, findings, askNext })}\n`)
  }
  if (seen.malformed > 0) return EXIT.usage
  return seen.read > 0 && seen.recognised === 0 ? EXIT.failed : EXIT.ok
}

function parseQuestion(line: string): Question | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return undefined
    const { id, text } = value as { id?: unknown; text?: unknown }
    const isId = typeof id === 'string' || typeof id === 'number'
    return isId && typeof text === 'string' ? { id, text } : undefined
  } catch {
    return undefined
  }
}
