// A matched rule as a finding: its sentences with the captured facts filled in.
import type { Finding } from '../model/report.ts'
import type { Remedy, Rule } from '../model/rule.ts'
import type { StepId } from '../model/vocabulary.ts'

export interface Occasion {
  readonly step: StepId
  readonly quote: string
  readonly span?: readonly [number, number]
  readonly field?: string
  readonly captures: Readonly<Record<string, string>>
  readonly confidence: number
  readonly confidenceReason?: string
}

const LONGEST_QUOTE = 400

export function writeFinding(rule: Rule, occasion: Occasion): Finding {
  const { captures, span } = occasion
  const field = occasion.field ?? rule.field
  return {
    rule: rule.id,
    severity: rule.severity,
    step: occasion.step,
    turn: rule.turn,
    title: fill(rule.title, captures),
    cause: fill(rule.cause, captures),
    remediation: rule.remediation.map((remedy) => fillRemedy(remedy, captures)),
    ...(field === undefined ? {} : { field }),
    references: rule.references.map((reference) => ({ ...reference })),
    evidence: {
      quote: span ? occasion.quote : shorten(occasion.quote),
      ...(span ? { span: [...span] as [number, number] } : {}),
    },
    captures: { ...captures },
    confidence: occasion.confidence,
    ...(occasion.confidenceReason === undefined
      ? {}
      : { confidenceReason: occasion.confidenceReason }),
  }
}

function fillRemedy(
  remedy: Remedy,
  captures: Occasion['captures'],
): Finding['remediation'][number] {
  return {
    do: fill(remedy.do, captures),
    ...(remedy.where === undefined ? {} : { where: fill(remedy.where, captures) }),
    ...(remedy.verify === undefined ? {} : { verify: fill(remedy.verify, captures) }),
  }
}

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9]{0,40})\}/g
const BRACKETED = /\s?\([^(){}]*\{[^()]*\)/g

/**
 * A fact nobody captured leaves its name behind, `{correlationId}` reads "correlation id"; a bracket
 * around it goes altogether.
 */
export function fill(sentence: string, captures: Readonly<Record<string, string>>): string {
  const isKnown = (name: string | undefined) => name !== undefined && Object.hasOwn(captures, name)
  const whole = sentence.replace(BRACKETED, (bracket) =>
    [...bracket.matchAll(PLACEHOLDER)].every(([, name]) => isKnown(name)) ? bracket : '',
  )
  return whole.replace(PLACEHOLDER, (_, name: string) =>
    isKnown(name) ? (captures[name] ?? '') : inWords(name),
  )
}

function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function shorten(quote: string): string {
  return quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote
}
