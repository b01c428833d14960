// The fields of a config file outside its destinations.
import { z } from 'zod'
import { mustHaveDestination, OFFER_TYPES } from '../../lead/offer-type.ts'
import { CLOUDS } from '../../model/vocabulary.ts'
import { didYouMean } from './closest-name.ts'
import type { FoundProblem } from './config-file.ts'
import { problemsOfIssue } from './issue-problem.ts'
import { pointerOf } from './json-pointer.ts'
import { policySchema } from './policy-schema.ts'
import { fieldsAt } from './schema-fields.ts'

export const topLevelSchema = z.strictObject({
  $schema: z.string().optional().describe('Where editors find the schema of this file; not read.'),
  offer: z
    .string()
    .optional()
    .describe('publisherId.offerId of the offer whose leads go here, e.g. contoso.my-offer.'),
  offerType: z
    .enum(OFFER_TYPES)
    .optional()
    .describe('Type of the offer; some types cannot be published without a lead destination.'),
  contactMe: z.boolean().optional().describe('True when the offer is listed as "Contact me".'),
  cloud: z
    .enum(CLOUDS)
    .default('global')
    .describe('The cloud of the marketplace; global if absent.'),
  destinations: z
    .record(z.string(), z.unknown())
    .describe('The destinations to test, each under a name of your choice.'),
  policy: policySchema.optional().describe('How findings count.'),
})

export type TopLevel = z.infer<typeof topLevelSchema>

export type TopLevelResult =
  | { readonly ok: true; readonly value: TopLevel }
  | { readonly ok: false; readonly problems: readonly FoundProblem[] }

export function checkTopLevel(input: unknown): TopLevelResult {
  const parsed = topLevelSchema.safeParse(input)
  if (!parsed.success) {
    const context = {
      subject: 'top level',
      input,
      base: [],
      fieldsAt: (path: readonly PropertyKey[]) => fieldsAt(topLevelSchema, path),
    }
    const problems = parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, context))
    return { ok: false, problems: problems.map(explainDestinations) }
  }
  if (Object.keys(parsed.data.destinations).length === 0) {
    return { ok: false, problems: [noDestinationFor(parsed.data)] }
  }
  const absent = absentDestinations(parsed.data)
  return absent.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems: absent }
}

/** Who demands a destination is named, where somebody does. */
function noDestinationFor({ offerType: type, contactMe, policy }: TopLevel): FoundProblem {
  if (type === undefined) return noDestination
  const listing = contactMe === undefined ? { type } : { type, contactMe }
  const demander = mustHaveDestination(listing)
    ? `Partner Center does not publish an offer of the type "${type}"${contactMe === true ? ' that is listed as "Contact me"' : ''} without a lead destination.`
    : policy?.required?.includes(type) === true
      ? `The policy requires a destination for offers of the type "${type}".`
      : ''
  return { ...noDestination, message: [noDestination.message, demander].join(' ').trim() }
}

/**
 * What the policy requires is there when a destination has that name, or is of that kind. A type of
 * offers is content with any destination.
 */
function absentDestinations({ policy, destinations }: TopLevel): readonly FoundProblem[] {
  const types = Object.values(destinations).map((config) => Object(config).type)
  const there = new Set<unknown>([...Object.keys(destinations), ...types, ...OFFER_TYPES])
  return (policy?.required ?? []).flatMap((name, index) =>
    there.has(name)
      ? []
      : [
          {
            rule: 'config/destination-required',
            pointer: pointerOf(['policy', 'required', index]),
            message: `The policy requires a destination "${name}", and there is none.`,
            fix: `Add one below "destinations:", or take "${name}" out of the policy.${didYouMean(name, there as Set<string>)}`,
          },
        ],
  )
}

const noDestination: FoundProblem = {
  rule: 'config/destination-required',
  pointer: '/destinations',
  message: 'There is no destination to test.',
  fix: 'Below "destinations:", give each destination a name and its fields, starting with "type:".',
}

function explainDestinations(problem: FoundProblem): FoundProblem {
  const isAbsent = problem.rule === 'config/missing-field' && problem.pointer === '/destinations'
  return isAbsent ? noDestination : problem
}
