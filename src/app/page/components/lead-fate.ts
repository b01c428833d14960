// What became of the test lead, in one sentence.
import type { Report } from '../../../model/report.ts'

export function leadFate({ marker, receipt, removed }: Report['testLead']): string {
  if (receipt === 'nothing') return 'No test lead was written.'
  if (removed) return `The test lead ${marker} was written and removed again.`
  return receipt === 'created'
    ? `The test lead ${marker} is still in the destination. Search for that name and delete it.`
    : `A test lead may be left in the destination. Search for ${marker} and delete it.`
}
