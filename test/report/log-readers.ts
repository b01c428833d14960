// Reads a log as the agents of GitHub Actions and Azure Pipelines do: line by line, looking for
// commands (actions/runner, ActionCommand.cs; microsoft/azure-pipelines-agent, Command.cs).

export interface LogCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** .NET's `IndexOf(string)` compares by culture, for which these characters are not there. */
const asCompared = (line: string) => line.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')

const linesOf = (log: string) => log.split(/\r\n|\r|\n/).map(asCompared)

const GITHUB_COMMANDS: ReadonlySet<string> = new Set([
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group'],
  ...['internal-set-repo-path', 'notice', 'remove-matcher', 'save-state', 'set-env', 'set-output'],
  ...['stop-commands', 'warning'],
])

/** Commands of the current and of the legacy form, with stop-commands obeyed. */
export function githubCommands(log: string): readonly LogCommand[] {
  const commands: LogCommand[] = []
  let stoppedBy: string | undefined
  for (const line of linesOf(log)) {
    const known = stoppedBy === undefined ? GITHUB_COMMANDS : new Set([stoppedBy])
    const command = githubCommand(line, known) ?? legacyCommand(line, known)
    if (command === undefined) continue
    if (stoppedBy !== undefined) stoppedBy = undefined
    else {
      commands.push(command)
      if (command.name === 'stop-commands') stoppedBy = command.data
    }
  }
  return commands
}

/** The same for someone who found a way around stop-commands. */
export function githubCommandsEvenStopped(log: string): readonly LogCommand[] {
  return linesOf(log).flatMap(
    (line) => githubCommand(line, GITHUB_COMMANDS) ?? legacyCommand(line, GITHUB_COMMANDS) ?? [],
  )
}

function githubCommand(line: string, known: ReadonlySet<string>): LogCommand | undefined {
  const text = line.trimStart()
  if (!text.startsWith('::')) return undefined
  const end = text.indexOf('::', 2)
  if (end < 0) return undefined
  const { name, rest } = nameAndRest(text.slice(2, end))
  if (!known.has(name)) return undefined
  const properties = pairs(rest.trim(), ',', (value) =>
    unescaped(value, { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }),
  )
  const data = unescaped(text.slice(end + 2), { '%0D': '\r', '%0A': '\n', '%25': '%' })
  return { name, properties, data }
}

function legacyCommand(line: string, known: ReadonlySet<string>): LogCommand | undefined {
  return bracketed(line, '##[', (name) => known.has(name))
}

/** Any area and event counts: some only warn, but none of ours is there by accident. */
export function azureCommands(log: string): readonly LogCommand[] {
  const commands: LogCommand[] = []
  for (const line of linesOf(log)) {
    const command =
      bracketed(line, '##vso[', (name) => name.split('.').filter(Boolean).length === 2) ??
      bracketed(line, '##[', () => true)
    if (command !== undefined) commands.push(command)
  }
  return commands
}

function bracketed(
  line: string,
  prefix: string,
  isKnown: (name: string) => boolean,
): LogCommand | undefined {
  const start = line.toLowerCase().indexOf(prefix)
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return undefined
  const { name, rest } = nameAndRest(line.slice(start + prefix.length, end))
  if (!isKnown(name)) return undefined
  const read = (text: string) =>
    unescaped(text, { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%AZP25': '%' })
  return {
    name,
    properties: pairs(rest, ';', read),
    data: read(line.slice(end + 1)),
  }
}

function nameAndRest(info: string) {
  const space = info.indexOf(' ')
  return space < 0
    ? { name: info, rest: '' }
    : { name: info.slice(0, space), rest: info.slice(space + 1) }
}

function pairs(text: string, separator: string, read: (value: string) => string) {
  const split = text.split(separator).filter(Boolean)
  return Object.fromEntries(
    split.flatMap((pair) => {
      const [key, value] = pair.split(/=(.*)/s)
      return key && value ? [[key, read(value)]] : []
    }),
  )
}

function unescaped(text: string, mappings: Readonly<Record<string, string>>): string {
  return Object.entries(mappings).reduce(
    (result, [escaped, character]) => result.replaceAll(escaped, character),
    text,
  )
}
