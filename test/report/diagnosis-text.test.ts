// What `diagnose` prints: the root cause in full, the others by name, or what to paste instead.
import { expect, it } from 'vitest'
import { diagnosisText } from '../../src/report/text/diagnosis-text.ts'
import { finding } from './sample-report.ts'

const options = { width: 80, color: false }

it('explains the first finding in full and names the others', () => {
  const other = { ...finding, rule: 'http/401', title: 'Other', confidence: 0.4 }
  const text = diagnosisText({ lang: 'en', findings: [finding, other], askNext: [] }, options)
  expect(text).toMatch(
    /^ {2}✗ The client secret is wrong\n {4}almost certain · step sign-in · your turn/,
  )
  expect(text).toContain('What the text says\n    │ AADSTS7000215')
  expect(text).toMatch(/Also in the text\n {4}✗ Other\n {6}possible · http\/401\n$/)
})

it('says what to paste when nothing is recognised', () => {
  const text = diagnosisText({ lang: 'und', findings: [], askNext: ['The code.'] }, options)
  expect(text).toContain('Nothing recognised')
  expect(text).toContain('What to paste instead\n    · The code.')
})

it('says what to ask for, and why it is no surer', () => {
  const doubted = { ...finding, confidence: 0.5, confidenceReason: 'Only a status.' }
  const askNext = ['The body of the answer.']
  const text = diagnosisText({ lang: 'en', findings: [doubted], askNext }, options)
  expect(text).toContain('    How sure: Only a status.\n')
  expect(text).toMatch(/If this does not help, ask for\n {4}· The body of the answer\.\n$/)
})

it('never claims more than it knows', () => {
  const words = [1, 0.9, 0.8, 0.5, 0.1].map((confidence) => {
    const text = diagnosisText(
      { lang: 'en', findings: [{ ...finding, confidence }], askNext: [] },
      options,
    )
    return /\n {4}(.+?) ·/.exec(text)?.[1]
  })
  expect(words).toEqual(['almost certain', 'almost certain', 'likely', 'possible', 'a guess'])
})
