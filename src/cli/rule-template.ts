// The two files of a new rule, and what of them nobody has filled in yet.
import type { SourceFile } from '../diagnosis/compile-rules.ts'

export function ruleTemplate(today: string): string {
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
    checked: ${today}
supersedes: []
`
}

export const SAMPLES_TEMPLATE = `# yaml-language-server: $schema=../samples.schema.json
match:
  - text: "REPLACE_WITH_THE_CODE: replace with the vendor's own words"
    lang: en
    seen: made here
noMatch:
  - text: Replace this with a text that is alike and means something else.
    because: say why it must not match
`

const PLACEHOLDERS = [
  'What is wrong, in sentence case without a full stop',
  'REPLACE_WITH_THE_CODE',
  "replace with the vendor's own words",
  'Say in your own words why this happens and what it does to leads.',
  'Open the place where it can be changed, and change it.',
  "Vendor's portal > page > section",
  'Replace this with a text that is alike and means something else.',
  'say why it must not match',
]

/** Where a file still says what the templates say, one line each. */
export function unfilled({ path, source }: SourceFile): readonly string[] {
  return source.split('\n').flatMap((line, index) => {
    const found = PLACEHOLDERS.find((words) => line.includes(words))
    if (found === undefined) return []
    const place = `${path}:${index + 1}:${line.indexOf(found) + 1}`
    return [`${place} is still to be filled in: "${found}"`]
  })
}
