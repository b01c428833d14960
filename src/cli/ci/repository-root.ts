// Paths as a CI system shows them: from the root of the repository it checked out.
import { absolutePath, partsOf } from '../absolute-path.ts'
import type { CliHost } from '../host.ts'

const ROOT_VARIABLES = ['GITHUB_WORKSPACE', 'BUILD_SOURCESDIRECTORY', 'CI_PROJECT_DIR'] as const

/** The path from the root with `/`; nothing for a file outside of it. */
export function repositoryPathOf(
  file: string,
  { cwd, env }: Pick<CliHost, 'cwd' | 'env'>,
): string | undefined {
  const root = ROOT_VARIABLES.map((name) => env[name]).find((value) => value) ?? cwd
  const rootParts = partsOf(root)
  const fileParts = partsOf(absolutePath(file, cwd))
  const isInside = rootParts.every((part, index) => fileParts[index] === part)
  return isInside ? fileParts.slice(rootParts.length).join('/') : undefined
}
