// What is being written: the pasted text, the form it fills, and what lint says about it.
import type { LeadPart } from '../../../lead/read-lead.ts'
import type { Finding } from '../../../model/report.ts'
import type { Cloud } from '../../../model/vocabulary.ts'
import type { DestinationKindView } from '../../api/destination-schemas.ts'
import type { ScenarioView } from '../../api/scenario-schemas.ts'
import type { IntakeReply } from '../../api/text-schemas.ts'
import { configOf, type FormValues, firstChoices, valuesOf } from '../../form-values.ts'
import { recognisedSentence } from '../recognised-sentence.ts'
import {
  type CheckCall,
  destinationKinds,
  lint,
  recognise,
  rehearsalCall,
  scenarioOf,
} from './requests.ts'

export interface DraftForm {
  readonly kind: DestinationKindView
  readonly values: FormValues
  readonly cloud: Cloud
  readonly offer: string
}

export interface DraftState {
  readonly text: string
  /** What the text was recognised as, in a sentence. */
  readonly notice: string
  readonly form?: DraftForm
  /** The scenario of the lab the form came from: it is checked there. */
  readonly scenario?: string
  /** Whether what is wrong there at the vendor is mended. */
  readonly isMended?: boolean
  readonly findings: readonly Finding[]
  /** The parts of a pasted lead. */
  readonly lead?: readonly LeadPart[]
}

export const EMPTY_DRAFT: DraftState = { text: '', notice: '', findings: [] }
/** Long enough for a fast typist, short enough to feel immediate. */
const TYPING_PAUSE_MS = 250

export class Draft {
  private state = EMPTY_DRAFT
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly notify: (state: DraftState) => void

  constructor(notify: (state: DraftState) => void) {
    this.notify = notify
  }

  paste(text: string): void {
    this.show({ ...this.state, text })
    this.afterPause(async () => {
      if (text.trim() === '') return this.clear()
      const answer = await recognise(text)
      if (this.state.text !== text) return
      if ('value' in answer) await this.accept(answer.value)
      else this.show({ ...this.state, notice: answer.refused })
    })
  }

  clear(): void {
    this.show(EMPTY_DRAFT)
  }

  async choose(kind: string): Promise<void> {
    this.show({ ...EMPTY_DRAFT, ...(await this.formOf(kind)) })
  }

  async showScenario(id: string): Promise<void> {
    const scenario = await scenarioOf(id)
    if (scenario === undefined) return
    const { kind, destination, cloud, title, mend } = scenario
    const form = await this.formOf(kind, { values: valuesOf(destination), cloud })
    const advice = mend === undefined ? '' : ` To mend it: ${mend.does}`
    const notice = `Rehearsal with a simulated vendor: ${title}.${advice}`
    this.show({ ...EMPTY_DRAFT, ...form, scenario: id, notice })
  }

  /** From now on the vendor is mended, and the form says what is right. */
  async mend({ kind, destination, cloud, mend }: ScenarioView): Promise<void> {
    const right = mend?.destination ?? destination
    const form = await this.formOf(String(right['type'] ?? kind), {
      values: valuesOf(right),
      cloud: mend?.cloud ?? cloud,
    })
    this.show({ ...this.state, ...form, isMended: true, findings: [] })
  }

  setField(name: string, value: string): void {
    this.change({ values: { ...this.state.form?.values, [name]: value } })
  }

  setCloud(cloud: string): void {
    this.change({ cloud: cloud as Cloud }) // the options are the clouds
  }

  setOffer(offer: string): void {
    this.change({ offer })
  }

  /** The check of what the form says now. */
  request(): CheckCall {
    const { form, scenario } = this.state
    if (form === undefined) return { path: '/v1/checks', body: {} }
    if (scenario === undefined) return { path: '/v1/checks', body: bodyOf(form) }
    const { destination, cloud } = bodyOf(form)
    return rehearsalCall(scenario, { destination, cloud, mended: this.state.isMended === true })
  }

  private async accept(reply: IntakeReply): Promise<void> {
    const { kind, cloud, offer, findings } = reply
    const { text } = this.state
    const form = await this.formOf(kind, {
      values: foundValues(reply, text),
      ...(cloud === undefined ? {} : { cloud }),
      ...(offer === undefined ? {} : { offer }),
    })
    const parts = reply.lead === undefined ? {} : { lead: reply.lead }
    this.show({ text, notice: recognisedSentence(reply), findings, ...parts, ...form })
  }

  private change(part: Partial<DraftForm>): void {
    if (this.state.form === undefined) return
    const form = { ...this.state.form, ...part }
    this.show({ ...this.state, form })
    this.afterPause(async () => {
      const answer = await lint(bodyOf(form))
      const isCurrent = this.state.form === form
      if (isCurrent && 'value' in answer) {
        this.show({ ...this.state, findings: answer.value.findings })
      }
    })
  }

  private async formOf(
    id: string | undefined,
    part: Partial<DraftForm> = {},
  ): Promise<{ form?: DraftForm }> {
    const kind = (await destinationKinds()).find((candidate) => candidate.id === id)
    if (kind === undefined) return {}
    const values = { ...firstChoices(kind.fields), ...part.values }
    return { form: { kind, cloud: 'global', offer: '', ...part, values } }
  }

  private afterPause(run: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(run, TYPING_PAUSE_MS)
  }

  private show(state: DraftState): void {
    this.state = state
    this.notify(state)
  }
}

/** Secrets are taken from the text they were pasted in; the server does not send them back. */
function foundValues({ fields }: IntakeReply, text: string): FormValues {
  return Object.fromEntries(
    fields.map(({ pointer, value, span }) => [
      pointer,
      span === undefined ? value : text.slice(...span),
    ]),
  )
}

function bodyOf({ kind, values, cloud, offer }: DraftForm) {
  const destination = configOf(kind.id, kind.fields, values)
  return { destination, cloud, ...(offer === '' ? {} : { offer }) }
}
