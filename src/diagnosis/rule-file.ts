// What a rule file and its samples file may hold. The rule's id is its path and never stands inside.
import { z } from 'zod'
import type { Matcher } from '../model/rule.ts'
import { SEVERITIES, STEP_IDS, TURNS, VERDICTS } from '../model/vocabulary.ts'

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag such as en or zh-TW')

const statusSchema = z.union([
  z.int().min(100).max(599),
  z.string().regex(/^[1-5]xx$/, 'must be a number or a class such as 5xx'),
])

const hostSchema = z
  .string()
  .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name, or *. and a host name')

const matcherShape = {
  code: oneOrMore(z.string('must be text; put the number in quotes').min(2)).optional(),
  status: oneOrMore(statusSchema).optional(),
  header: z
    .strictObject({
      name: z.string().regex(/^[a-z0-9-]+$/, 'must be in lower case'),
      contains: z.string().min(1).optional(),
    })
    .optional(),
  host: oneOrMore(hostSchema).optional(),
  text: z.record(languageTag, z.array(z.string().min(2)).min(1)).optional(),
  pattern: oneOrMore(z.string().min(3).max(500)).optional(),
}

// One object with one key instead of a union: the message for a wrong matcher names its own field.
const matcherSchema: z.ZodType<Matcher, unknown> = z.lazy(
  () =>
    z
      .strictObject({
        any: z.array(matcherSchema).min(1).optional(),
        all: z.array(matcherSchema).min(2).optional(),
        ...matcherShape,
      })
      .refine((matcher) => Object.keys(matcher).length === 1, {
        message: 'must hold exactly one of any, all, code, status, header, host, text, pattern',
      })
      .meta({ id: 'matcher', minProperties: 1, maxProperties: 1 }) as unknown as z.ZodType<
      Matcher,
      unknown
    >,
)

export const ruleFileSchema = z.strictObject({
  title: z.string().min(8).max(100).describe('What is wrong, in sentence case, no full stop'),
  severity: z.enum(SEVERITIES),
  turn: z.enum(TURNS).describe('Whose move it is'),
  steps: z.array(z.enum(STEP_IDS)).min(1).describe('Steps in which this can show'),
  when: matcherSchema,
  cause: z.string().min(20).describe('Why it happens, in our own words; may use {capture}'),
  field: z
    .string()
    .regex(/^(\/[^/]+)+$/, 'must be a JSON pointer such as /auth/clientSecret')
    .optional()
    .describe("JSON pointer into the destination's config"),
  remediation: z
    .array(
      z.strictObject({
        do: z.string().min(8).describe('An imperative that is complete in itself'),
        where: z.string().min(3).optional(),
        verify: z.string().min(8).optional(),
      }),
    )
    .min(1),
  references: z
    .array(
      z.strictObject({
        url: z.url({ protocol: /^https$/, error: 'must be an https address' }),
        title: z.string().min(3),
        checked: z.iso.date('must be the ISO date on which the page was read'),
      }),
    )
    .min(1),
  supersedes: z.array(z.string()).default([]).describe('Ids it beats when both match'),
})
export type RuleFile = z.output<typeof ruleFileSchema>

const evidenceSampleSchema = z.strictObject({
  step: z.enum(STEP_IDS),
  outcome: z.enum(VERDICTS).default('fail'),
  codes: z.array(z.string()).default([]),
  status: z.int().min(100).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  host: z.string().optional(),
  text: z.string().optional(),
  field: z.string().optional(),
  captures: z.record(z.string(), z.string()).optional(),
})
const source = { text: z.string().min(1).optional(), evidence: evidenceSampleSchema.optional() }
const hasOneSource = (sample: { text?: unknown; evidence?: unknown }) =>
  (sample.text === undefined) !== (sample.evidence === undefined)
const oneSource = { message: 'must hold either text or evidence' }

export const sampleFileSchema = z.strictObject({
  match: z
    .array(
      z
        .strictObject({
          ...source,
          lang: languageTag.optional().describe('Language of the text'),
          seen: z.string().min(3).describe('Where it was seen; "made here" for one of our own'),
        })
        .refine(hasOneSource, oneSource),
    )
    .min(1),
  noMatch: z
    .array(
      z.strictObject({ ...source, because: z.string().min(8) }).refine(hasOneSource, oneSource),
    )
    .min(1),
})
export type SampleFile = z.output<typeof sampleFileSchema>
