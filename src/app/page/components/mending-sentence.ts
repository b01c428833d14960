// What there is to do about a rehearsed failure.

export function mendingSentence(scenario: {
  readonly heals?: string | undefined
  readonly mended?: unknown
}): string {
  const { heals, mended } = scenario
  if (heals !== undefined) return `To mend it: ${heals}`
  if (mended === undefined) return 'There is nothing to mend here.'
  return 'Settings alone do not mend this. Follow the remedy; here, mending leads to a destination where it has been followed.'
}
