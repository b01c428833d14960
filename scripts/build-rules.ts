// Checks and compiles the rules, and writes the JSON Schemas editors check rule files with.
import { printProblem } from '../src/diagnosis/read-yaml.ts'
import { ruleSchemas } from '../src/diagnosis/rule-schemas.ts'
import { generateRules, writeIfChanged } from './rules/generate.ts'
import { rulesDirectory } from './rules/rule-files.ts'

const { count, problems } = generateRules()
for (const problem of problems) console.error(`rules/${printProblem(problem)}`)
for (const [name, text] of Object.entries(ruleSchemas())) {
  writeIfChanged(`${rulesDirectory}${name}`, text)
}
console.error(`${count} rules, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
