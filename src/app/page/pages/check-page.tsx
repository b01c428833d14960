// The first screen: paste anything, or try an example; then the form of what was recognised.
import type { LeadPart } from '../../../lead/read-lead.ts'
import type { Finding } from '../../../model/report.ts'
import type { DestinationId } from '../../../model/vocabulary.ts'
import type { DestinationFormProps } from '../components/destination-form.tsx'
import { DestinationFields } from '../components/destination-form.tsx'
import { FindingCard, IN_TEXT } from '../components/finding-card.tsx'
import { JumpLinks } from '../components/jump-links.tsx'
import { Layout } from '../components/layout.tsx'
import { LeadView } from '../components/lead-view.tsx'
import { type Example, PasteBox } from '../components/paste-box.tsx'
import { WhatGoesOut } from '../components/what-goes-out.tsx'
import { WhatHappens } from '../components/what-happens.tsx'

interface KindName {
  readonly id: DestinationId
  readonly title: string
}

export interface CheckPageProps {
  readonly hasLab: boolean
  readonly kinds: readonly KindName[]
  readonly examples: readonly Example[]
  /** What the text turned out to be, as a sentence. */
  readonly recognised?: string
  readonly form?: DestinationFormProps
  /** What no field can show. */
  readonly findings?: readonly Finding[]
  readonly lead?: readonly LeadPart[]
}

export function CheckPage(props: CheckPageProps) {
  const { kinds, examples, form, recognised, findings = [], lead = [] } = props
  return (
    <Layout title="Check a lead destination" section="check" hasLab={props.hasLab}>
      <Intro />
      <div
        id="workbench"
        data-examples={JSON.stringify(examples)}
        data-kinds={JSON.stringify(kinds)}
        data-kind={form?.kind.id ?? ''}
      >
        <div class="workbench" data-phase="idle">
          <div class="workbench-input">
            <form method="post" action="/" class="card">
              <PasteBox text="" examples={examples} />
              <div class="actions">
                <button type="submit" class="primary" name="action" value="check">
                  Check it
                </button>
                <button type="submit" class="quiet" name="action" value="look">
                  Only look at it
                </button>
              </div>
            </form>
            {recognised === undefined ? null : <p class="recognised">{recognised}</p>}
            <LeadView parts={lead} />
            {findings.map((finding) => (
              <FindingCard
                finding={finding}
                kind={form?.kind.id}
                seen={form === undefined ? IN_TEXT : undefined}
              />
            ))}
            {form === undefined ? <KindLinks kinds={kinds} /> : <PlainForm form={form} />}
          </div>
          <WhatHappens />
        </div>
      </div>
    </Layout>
  )
}

function Intro() {
  return (
    <div class="intro">
      <h1>Find out why your marketplace leads do not arrive</h1>
      <p class="lede">
        Paste what you entered in Partner Center. leadprobe sends one test lead the way the
        marketplace does, and says which step fails, whose turn it is and what to change.
      </p>
    </div>
  )
}

function KindLinks({ kinds }: { kinds: readonly KindName[] }) {
  const links = kinds.map(({ id, title }) => ({ href: `/?kind=${id}`, text: title }))
  return <JumpLinks lead="Or fill in a form:" links={links} />
}

/** For a browser without script. Secrets that were pasted are not sent back into it. */
function PlainForm({ form }: { form: DestinationFormProps }) {
  return (
    <form method="post" action="/checks" class="card" autocomplete="off">
      <h2>{form.kind.title}</h2>
      <DestinationFields {...form} />
      <div class="actions">
        <button type="submit" class="primary">
          Run the check
        </button>
      </div>
      <WhatGoesOut kind={form.kind} />
    </form>
  )
}
