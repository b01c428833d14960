// The lead viewer: a lead explained, and what each kind of destination is sent. Needs no script.
import type { LeadSeen } from '../../../lead/read-lead.ts'
import type { DestinationKindView } from '../../api/destination-schemas.ts'
import { Layout } from '../components/layout.tsx'
import { LeadView } from '../components/lead-view.tsx'
import { SentFields } from '../components/sent-fields.tsx'

interface LeadPageProps {
  readonly hasLab: boolean
  readonly kinds: readonly DestinationKindView[]
  readonly text?: string
  /** Undefined before anything was pasted; null for a text that is no lead. */
  readonly lead?: LeadSeen | null
}

export function LeadPage({ hasLab, kinds, text = '', lead }: LeadPageProps) {
  return (
    <Layout title="Read a lead" section="lead" hasLab={hasLab}>
      <div class="intro">
        <h1>Read a lead</h1>
        <p class="lede">
          Paste a lead source such as <code>AzureMarketplace-INS|contoso.my-offer</code>, or a whole
          lead as your CRM, table or flow shows it. Nothing of it is kept.
        </p>
      </div>
      <div class="lead-page">
        <form method="post" action="/lead" class="card">
          <div class="field">
            <label for="lead-text" class="box-label">
              A lead source, or a lead
            </label>
            <textarea id="lead-text" name="text" rows={6} autocomplete="off" spellcheck={false}>
              {text}
            </textarea>
          </div>
          <div class="actions">
            <button type="submit" class="primary">
              Read it
            </button>
          </div>
        </form>
        {lead === undefined ? null : (
          <p class="recognised" role="status">
            {sentenceOf(lead)}
          </p>
        )}
        {lead ? <LeadView parts={lead.parts} /> : null}
      </div>
      <section class="sent-section" aria-labelledby="sent-heading">
        <h2 id="sent-heading">What the marketplace sends, and what that needs</h2>
        {kinds.map(({ title, sent }) => (
          <details class="fold">
            <summary>{title}</summary>
            <SentFields sent={sent} name={title} />
          </details>
        ))}
      </section>
    </Layout>
  )
}

function sentenceOf(lead: LeadSeen | null): string {
  if (lead === null) {
    return 'This does not look like a lead. Paste the value of its lead source, or all its fields with their names.'
  }
  return [`This is ${lead.what}.`, ...lead.notes].join(' ')
}
