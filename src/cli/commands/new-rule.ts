// `leadprobe rules new`: the two files of a rule, to be filled in.
import { ruleSchemas } from '../../diagnosis/rule-schemas.ts'
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { unwritable } from '../report-files.ts'
import { withoutSlash } from '../rule-directory.ts'
import { ruleTemplate, SAMPLES_TEMPLATE } from '../rule-template.ts'
import { UsageError } from '../usage-error.ts'

const MAX_SCHEMA_BYTES = 256 * 1024
const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/

export async function newRuleCommand(
  id: string,
  directory: string,
  host: CliHost,
): Promise<number> {
  if (!ID.test(id)) {
    throw new UsageError(
      `"${id}" is no rule id.`,
      'Write a group and a name in kebab-case, such as entra/client-secret-invalid.',
    )
  }
  const folder = withoutSlash(directory)
  const path = `${folder}/${id}`
  for (const end of ['.yaml', '.yml', '.samples.yaml', '.samples.yml']) {
    const file = `${path}${end}`
    const read = await host.readFile(file, 1)
    if (read.ok || read.reason !== 'missing') throw taken(file)
  }
  const { clock } = await host.services.platform()
  const today = new Date(clock.now()).toISOString().slice(0, 10)
  await create(`${path}.yaml`, ruleTemplate(today), host)
  await create(`${path}.samples.yaml`, SAMPLES_TEMPLATE, host)
  await createSchemas(folder, host)
  const rulebook = await host.services.rulebook()
  if (rulebook.rule(id)) await host.stderr.write(`It will take the place of the rule ${id}.\n`)
  await host.stderr.write(
    `Fill them in, then run: leadprobe rules test ${directory}\n` +
      `See it work with: leadprobe diagnose --rules ${directory}, or serve --rules ${directory}\n`,
  )
  return EXIT.ok
}

function taken(file: string): UsageError {
  return new UsageError(`${file} exists.`, 'Edit it, or choose another name.')
}

async function create(path: string, text: string, host: CliHost): Promise<void> {
  const reason = await host.writeFile(path, text)
  if (reason !== undefined) throw unwritable(path, reason)
  await host.stdout.write(`${path}\n`)
}

/** What the first line of each file tells editors to check it against; once for all rules. */
async function createSchemas(folder: string, host: CliHost): Promise<void> {
  for (const [name, text] of Object.entries(ruleSchemas())) {
    const read = await host.readFile(`${folder}/${name}`, MAX_SCHEMA_BYTES)
    if (!read.ok && read.reason === 'missing') await create(`${folder}/${name}`, text, host)
  }
}
