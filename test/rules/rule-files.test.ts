// One test a convention: each collects the offenders, so that a failure is the list of what to do.
import { expect, test } from 'vitest'
import { isSamples, listYaml, readSources } from '../../scripts/rules/rule-files.ts'
import { leavesOf, listOf } from '../../src/diagnosis/atom.ts'
import { compileRules, ruleId } from '../../src/diagnosis/compile-rules.ts'
import { printProblem } from '../../src/diagnosis/read-yaml.ts'
import { OBSERVATIONS } from '../../src/model/observation.ts'
import { ruleSamples, sampleProblems } from './sample-files.ts'

const paths = listYaml().filter((path) => !isSamples(path))
const { rules, problems } = compileRules(readSources(paths))

test('every rule file is in order', () => {
  expect(problems.map(printProblem)).toEqual([])
})

test('every samples file is in order', () => {
  expect(sampleProblems.map(printProblem)).toEqual([])
})

test('every rule has samples, and every samples file a rule', () => {
  const ids = paths.map(ruleId).sort()
  expect(ruleSamples.map(({ rule }) => rule).sort()).toEqual(ids)
})

test('every fact leadprobe establishes is named by a rule', () => {
  const codes = new Set(
    rules
      .flatMap((rule) => leavesOf(rule.when))
      .flatMap((leaf) => ('code' in leaf ? listOf(leaf.code) : [])),
  )
  expect(OBSERVATIONS.filter((observation) => !codes.has(observation))).toEqual([])
})

test('every reference is an https page', () => {
  const urls = rules.flatMap((rule) => rule.references.map((reference) => reference.url))
  expect(urls.filter((url) => new URL(url).protocol !== 'https:')).toEqual([])
})

test('no two rules beat each other', () => {
  const beats = new Map(rules.map((rule) => [rule.id, rule.supersedes]))
  const mutual = rules.filter((rule) =>
    rule.supersedes.some((other) => beats.get(other)?.includes(rule.id)),
  )
  expect(mutual.map((rule) => rule.id)).toEqual([])
})
