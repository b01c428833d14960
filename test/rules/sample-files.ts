// The samples beside the rules, read for the tests.

import { isSamples, listYaml, readSources } from '../../scripts/rules/rule-files.ts'
import { readYaml } from '../../src/diagnosis/read-yaml.ts'
import { type SampleFile, sampleFileSchema } from '../../src/diagnosis/rule-file.ts'

export interface RuleSamples {
  readonly rule: string
  readonly samples: SampleFile
}

const read = readSources(listYaml().filter(isSamples)).map(({ path, source }) => ({
  rule: path.replace(/\.samples\.ya?ml$/, ''),
  result: readYaml<SampleFile>(source, path, sampleFileSchema),
}))

export const sampleProblems = read.flatMap(({ result }) =>
  'problems' in result ? result.problems : [],
)

export const ruleSamples: readonly RuleSamples[] = read.flatMap(({ rule, result }) =>
  'file' in result ? [{ rule, samples: result.file.value }] : [],
)
