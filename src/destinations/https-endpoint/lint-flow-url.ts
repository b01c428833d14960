// What a flow's trigger URL says about itself: signature, expiry, retired host family.
import type { Evidence } from '../../model/evidence.ts'
import { type FlowUrl, readFlowUrl } from './flow-url.ts'

type Said = Pick<Evidence, 'outcome' | 'codes' | 'text' | 'captures'>

export function lintFlowUrl(url: URL, now: number): readonly Said[] {
  const flow = readFlowUrl(url)
  if (flow === undefined) return []
  return [...signatureProblems(flow), ...expiryProblems(flow, now), ...hostProblems(flow)]
}

function signatureProblems({ signature, product }: FlowUrl): readonly Said[] {
  if (signature === 'whole') return []
  if (signature === 'missing') {
    const problem =
      product === 'power-automate'
        ? 'Without sp, sv and sig this is the form for callers who sign in to the tenant.'
        : 'The signature sig is missing at the end of the URL.'
    return [
      { outcome: 'fail', codes: ['lp:signature-missing'], text: problem, captures: { problem } },
    ]
  }
  const problem = 'The signature sig is not 43 characters of base64url long.'
  return [
    { outcome: 'warn', codes: ['lp:signature-truncated'], text: problem, captures: { problem } },
  ]
}

function expiryProblems({ expiresAt }: FlowUrl, now: number): readonly Said[] {
  if (expiresAt === undefined || expiresAt > now) return []
  const expired = new Date(expiresAt).toISOString()
  const text = `The URL expired at ${expired} (se).`
  return [{ outcome: 'fail', codes: ['lp:signature-expired'], text, captures: { expired } }]
}

/** A warning at most: Logic Apps (Consumption) keeps these hosts, and the URL does not tell them apart. */
function hostProblems({ isLegacyHost }: FlowUrl): readonly Said[] {
  if (!isLegacyHost) return []
  const text = 'The host belongs to the family that Power Automate stopped serving on 2025-11-30.'
  return [{ outcome: 'warn', codes: ['lp:flow-url-retired'], text }]
}
