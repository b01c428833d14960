// The page's script: makes the forms live. Everything also works without it, by plain form posts.
import { render } from 'hono/jsx/dom'
import { listenForCopy } from './copy.ts'
import { Rehearsal } from './rehearsal.tsx'
import { listenForReveal } from './reveal.ts'
import { Ticket } from './ticket.tsx'
import { Workbench } from './workbench.tsx'

document.documentElement.classList.add('has-script')
listenForReveal()
listenForCopy()

const workbench = document.getElementById('workbench')
if (workbench !== null) {
  const { examples = '[]', kinds = '[]', kind = '' } = workbench.dataset
  render(
    <Workbench examples={JSON.parse(examples)} kinds={JSON.parse(kinds)} firstKind={kind} />,
    workbench,
  )
}

const ticket = document.getElementById('ticket')
if (ticket !== null) render(<Ticket />, ticket)

const rehearsal = document.getElementById('rehearsal')
if (rehearsal !== null) {
  const { scenarios = '[]', kindTitles = '{}' } = rehearsal.dataset
  render(
    <Rehearsal scenarios={JSON.parse(scenarios)} kindTitles={JSON.parse(kindTitles)} />,
    rehearsal,
  )
}
