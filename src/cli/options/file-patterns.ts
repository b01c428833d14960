// `offers/**/*.yaml` → the files it names, for shells that pass patterns on.
import type { CliHost } from '../host.ts'
import { UsageError } from '../usage-error.ts'

const MAGIC = /[*?]/

/** Files in the order of the arguments; throws a usage error for a pattern that names none. */
export async function expandFiles(
  files: readonly string[],
  host: Pick<CliHost, 'listFiles'>,
): Promise<readonly string[]> {
  const named: string[] = []
  for (const file of files) {
    const found = MAGIC.test(file) ? await matching(file, host) : [file]
    if (found.length === 0) {
      throw new UsageError(`No file matches ${file}.`, 'Check the path, and quote the pattern.')
    }
    named.push(...found)
  }
  return [...new Set(named)]
}

async function matching(
  pattern: string,
  host: Pick<CliHost, 'listFiles'>,
): Promise<readonly string[]> {
  const parts = pattern.replaceAll('\\', '/').split('/')
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => MAGIC.test(part)),
  )
  const folder = fixed.join('/')
  const paths = await host.listFiles(folder === '' ? (fixed.length > 0 ? '/' : '.') : folder)
  const isMatch = expressionOf(parts.slice(fixed.length).join('/'))
  return (paths ?? [])
    .filter((path) => isMatch.test(path) && !path.split('/').includes('node_modules'))
    .map((path) => (fixed.length === 0 ? path : `${folder}/${path}`))
}

/** `**` stands for any folders, `*` and `?` for what is within one name. */
function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (found) => {
      if (found === '**/') return '(?:[^/]+/)*'
      if (found === '**') return '.*'
      return found === '*' ? '[^/]*' : '[^/]'
    })
  return new RegExp(`^${source}$`)
}
