// A cause that the evidence does not state: the finding says so wherever it is read.
import type { Likelihood } from '../model/evidence.ts'
import type { Finding } from '../model/report.ts'

interface Doubt {
  readonly title: string
  readonly cause: string
  readonly atMost: number
  readonly reason: string
}

const DOUBTS: Readonly<Record<Likelihood, Doubt>> = {
  likely: {
    title: 'Likely cause',
    cause: 'Likely, and not proven.',
    atMost: 0.75,
    reason: 'What the check saw points to this, and nothing states it.',
  },
  possible: {
    title: 'Possible cause',
    cause: 'Possible: nothing that the check could see rules it out, and nothing proves it.',
    atMost: 0.45,
    reason: 'The check could not rule this out, and saw nothing that states it.',
  },
}

export function doubt(finding: Finding, likelihood: Likelihood): Finding {
  const { title, cause, atMost, reason } = DOUBTS[likelihood]
  return {
    ...finding,
    title: `${title}: ${finding.title}`,
    cause: `${cause} ${finding.cause}`,
    confidence: Math.min(finding.confidence, atMost),
    confidenceReason: reason,
  }
}
