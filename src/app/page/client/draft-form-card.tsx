// The form of the kind that was recognised or chosen, linted while it is typed.
import { DestinationFields } from '../components/destination-form.tsx'
import type { FieldNote } from '../components/form-field.tsx'
import { WhatGoesOut } from '../components/what-goes-out.tsx'
import type { Draft, DraftForm } from './draft.ts'

interface DraftFormCardProps {
  readonly form: DraftForm
  readonly notes: readonly FieldNote[]
  readonly draft: Draft
  readonly isBusy: boolean
  onCheck(): void
  /** Offers to start over. */
  onClear?(): void
}

export function DraftFormCard(props: DraftFormCardProps) {
  const { form, notes, draft, isBusy, onCheck, onClear } = props
  return (
    <form
      class="card"
      autocomplete="off"
      onSubmit={(event: Event) => {
        event.preventDefault()
        onCheck()
      }}
    >
      <h2>{form.kind.title}</h2>
      <DestinationFields
        {...form}
        notes={notes}
        onField={(name, value) => draft.setField(name, value)}
        onCloud={(cloud) => draft.setCloud(cloud)}
        onOffer={(offer) => draft.setOffer(offer)}
      />
      <div class="actions">
        <button type="submit" class="primary" disabled={isBusy}>
          Run the check
        </button>
        {onClear === undefined ? null : (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              onClear()
              draft.clear()
            }}
          >
            Start over
          </button>
        )}
      </div>
      <WhatGoesOut kind={form.kind} />
    </form>
  )
}
