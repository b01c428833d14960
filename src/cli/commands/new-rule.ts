// `leadprobe rules new`: the two files of a rule, to be filled in.
import { EXIT } from '../exit-codes.ts'
import type { CliHost } from '../host.ts'
import { UsageError } from '../usage-error.ts'

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
  const rulebook = await host.services.rulebook()
  if (rulebook.rule(id) && directory === 'rules') throw taken(id)
  const files = [
    [`${directory}/${id}.yaml`, ruleTemplate()],
    [`${directory}/${id}.samples.yaml`, samplesTemplate()],
  ] as const
  for (const [path] of files) {
    const read = await host.readFile(path, 1)
    if (read.ok || read.reason !== 'missing') throw taken(id)
  }
  for (const [path, text] of files) await create(path, text, host)
  await host.stderr.write(
    `Fill them in, then run: leadprobe rules test ${directory}\n` +
      `Try it with: leadprobe diagnose --rules ${directory}\n`,
  )
  return EXIT.ok
}

function taken(id: string): UsageError {
  return new UsageError(`The rule ${id} exists.`, 'Edit its file, or choose another name.')
}

async function create(path: string, text: string, host: CliHost): Promise<void> {
  const reason = await host.writeFile(path, text)
  if (reason !== undefined) throw new UsageError(`${path} cannot be written (${reason}).`)
  await host.stdout.write(`${path}\n`)
}

function ruleTemplate(): string {
  return `# yaml-language-server: $schema=../schema.json
title: What is wrong, in sentence case without a full stop
severity: error            # error, warning or info
turn: publisher            # publisher, crm-admin, vendor, network, wait or leadprobe
steps: [write]             # config, network, sign-in, permission, write, read-back, clean-up
when:
  any:
    - code: REPLACE_WITH_THE_CODE
    - text: { en: ["replace with the vendor's own words"] }
cause: >-
  Say in your own words why this happens and what it does to leads.
remediation:
  - do: Open the place where it can be changed, and change it.
    where: Vendor's portal > page > section
    verify: Run the check again. The write step passes.
references:
  - url: https://learn.microsoft.com/en-us/partner-center/marketplace-offers/lead-management-faq
    title: Lead management frequently asked questions
    checked: 2026-11-20
supersedes: []
`
}

function samplesTemplate(): string {
  return `# yaml-language-server: $schema=../samples.schema.json
match:
  - text: "REPLACE_WITH_THE_CODE: replace with the vendor's own words"
    lang: en
    seen: made here
noMatch:
  - text: Replace this with a text that is alike and means something else.
    because: say why it must not match
`
}
