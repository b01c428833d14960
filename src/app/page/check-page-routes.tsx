// The first screen, and the plain form posts behind it: recognise, fill in, check, see the report.
import type { Context } from 'hono'
import { CLOUDS, type Cloud } from '../../model/vocabulary.ts'
import { kindNamed } from '../../run/check-request.ts'
import { admitCheck } from '../access/admit-check.ts'
import { pageNeeds } from '../access/needs.ts'
import type { App } from '../api/app-type.ts'
import { kindView } from '../api/destination-routes.ts'
import type { DestinationKindView } from '../api/destination-schemas.ts'
import { checkRequestOf, destinationErrors } from '../check-request.ts'
import { configOf, type FormValues, firstChoices, nameOf, valuesOf } from '../form-values.ts'
import { type Intake, intakeOf } from '../intake.ts'
import { refuseTooMany } from '../refusals.tsx'
import { keptCheck } from '../run-and-keep.ts'
import type { AppServices } from '../services.ts'
import { ownerOf } from '../visitor.ts'
import type { DestinationFormProps } from './components/destination-form.tsx'
import { examplesOf } from './examples.ts'
import { notesOf, refusalNotes, withoutField } from './field-notes.ts'
import { CheckPage, type CheckPageProps } from './pages/check-page.tsx'
import { readForm } from './read-form.ts'
import { recognisedSentence } from './recognised-sentence.ts'
import { sendPage } from './send-page.ts'

export function addCheckPages(app: App, services: AppServices): void {
  const mayCheck = pageNeeds(services, 'check:run')
  app.get('/', (c) => {
    const kind = viewOf(services, c.req.query('kind'))
    return sendPage(c, page(services, kind === undefined ? {} : { form: emptyForm(kind) }))
  })
  app.post('/', mayCheck, async (c) => {
    const { text = '', action } = await readForm(c)
    const intake = await intakeOf(text, services)
    const { destination, reply } = intake
    if (action === 'check' && destination !== undefined && isReady(destination, services)) {
      return runAndShow(c, services, destination, reply.cloud ?? 'global', reply.offer)
    }
    return sendPage(c, page(services, recognisedProps(intake, services)))
  })
  app.post('/checks', mayCheck, (c) => checkForm(c, services))
}

async function checkForm(c: Context, services: AppServices): Promise<Response> {
  const { kind: id, cloud: cloudGiven, offer = '', ...values } = await readForm(c)
  const kind = viewOf(services, id)
  if (kind === undefined) return c.redirect('/', 303)
  const cloud = CLOUDS.find((known) => known === cloudGiven) ?? 'global'
  const destination = configOf(kind.id, kind.fields, values)
  const errors = destinationErrors(destination, services.kinds)
  if (errors.length === 0) return runAndShow(c, services, destination, cloud, offer)
  const form = {
    ...emptyForm(kind),
    cloud,
    offer,
    values: withoutSecrets(kind, values),
    notes: refusalNotes(errors, kind.fields, values),
  }
  return sendPage(c, page(services, { form }), 422)
}

async function runAndShow(
  c: Context,
  services: AppServices,
  destination: Record<string, unknown>,
  cloud: Cloud,
  offer = '',
): Promise<Response> {
  c.set('action', 'check.run')
  const body = { destination, cloud, options: {}, ...(offer === '' ? {} : { offer }) }
  const admission = await admitCheck(c, services, body)
  if (!admission.ok) return refuseTooMany(c, services, admission)
  const request = checkRequestOf(body, services.kinds)
  const run = admission.holding(keptCheck(services, request, ownerOf(c, services)))
  const report = await run(() => undefined, c.req.raw.signal)
  return c.redirect(`/reports/${report.id}`, 303)
}

function isReady(destination: unknown, { kinds }: AppServices): boolean {
  return destinationErrors(destination, kinds).length === 0
}

/** The text itself does not go back: it may hold a secret. */
function recognisedProps(
  { destination, reply }: Intake,
  services: AppServices,
): Partial<CheckPageProps> {
  const recognised = recognisedSentence(reply)
  const kind = viewOf(services, reply.kind)
  if (kind === undefined || destination === undefined) {
    return { recognised, findings: reply.findings, lead: reply.lead ?? [] }
  }
  const form = {
    ...emptyForm(kind),
    cloud: reply.cloud ?? 'global',
    offer: reply.offer ?? '',
    values: { ...firstChoices(kind.fields), ...withoutSecrets(kind, valuesOf(destination)) },
    notes: notesOf(reply.findings),
  }
  return { recognised, form, findings: withoutField(reply.findings, kind.fields) }
}

function page(services: AppServices, props: Partial<CheckPageProps>) {
  const kinds = Object.values(services.kinds).map(({ id, title }) => ({ id, title }))
  const examples = examplesOf(services.lab)
  return (
    <CheckPage hasLab={services.lab !== undefined} kinds={kinds} examples={examples} {...props} />
  )
}

function viewOf({ kinds }: AppServices, id: string | undefined): DestinationKindView | undefined {
  const kind = kindNamed(id, kinds)
  return kind === undefined ? undefined : kindView(kind)
}

function emptyForm(kind: DestinationKindView): DestinationFormProps {
  return { kind, values: firstChoices(kind.fields), notes: [], cloud: 'global', offer: '' }
}

/** A secret that came in never goes back out in a page. */
function withoutSecrets(kind: DestinationKindView, values: FormValues): FormValues {
  const secrets = kind.fields.filter((field) => field.secret)
  const names = new Set(secrets.flatMap((field) => [field.pointer, nameOf(field)]))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))
}
