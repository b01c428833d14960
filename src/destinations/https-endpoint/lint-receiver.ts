// What the address of a known receiver means for leads.
import type { Evidence } from '../../model/evidence.ts'
import { receiverAt } from './receivers.ts'

type Said = Pick<Evidence, 'outcome' | 'codes' | 'text' | 'captures'>

export function lintReceiver(url: URL): readonly Said[] {
  const receiver = receiverAt(url)
  if (receiver === undefined) return []
  const captures = { receiver: receiver.name }
  switch (receiver.nature) {
    case 'test': {
      const text = `${receiver.name}: an address for trying things out.`
      return [{ outcome: 'warn', codes: ['lp:test-url'], text, captures }]
    }
    case 'hubspot-form': {
      const text = 'HubSpot takes a list of form fields, not the JSON the marketplace sends.'
      return [{ outcome: 'fail', codes: ['lp:hubspot-form'], text, captures }]
    }
    case 'page': {
      const problem = `This is the address of a page in the ${receiver.name}, not of a receiver.`
      return [
        { outcome: 'fail', codes: ['lp:url-malformed'], text: problem, captures: { problem } },
      ]
    }
    // Judged by its answer: it accepts whatever comes.
    case 'zapier':
      return []
  }
}
