// Checks and compiles the rules, and writes the JSON Schemas editors check rule files with.
import { z } from 'zod'
import { printProblem } from '../src/diagnosis/read-yaml.ts'
import { ruleFileSchema, sampleFileSchema } from '../src/diagnosis/rule-file.ts'
import { generateRules, writeIfChanged } from './rules/generate.ts'
import { rulesDirectory } from './rules/rule-files.ts'

const { count, problems } = generateRules()
for (const problem of problems) console.error(`rules/${printProblem(problem)}`)
for (const [name, schema] of [
  ['schema.json', ruleFileSchema],
  ['samples.schema.json', sampleFileSchema],
] as const) {
  const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)
  writeIfChanged(`${rulesDirectory}${name}`, `${json}\n`)
}
console.error(`${count} rules, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
