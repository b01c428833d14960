// All watched destinations, the ones that lose leads first.
import type { Verdict } from '../../../model/vocabulary.ts'
import { visible } from '../../../report/visible-text.ts'
import type { WatchView } from '../../api/watch-routes.ts'
import { Layout } from '../components/layout.tsx'
import { Moment } from '../components/moment.tsx'
import { VerdictBadge } from '../components/verdict-badge.tsx'

interface WatchesPageProps {
  readonly watches: readonly WatchView[]
  readonly hasLab: boolean
}

const URGENCY: readonly (Verdict | null)[] = ['fail', 'inconclusive', 'warn', null, 'pass']

export function WatchesPage({ watches, hasLab }: WatchesPageProps) {
  const byUrgency = watches.toSorted(
    (a, b) => URGENCY.indexOf(a.verdict) - URGENCY.indexOf(b.verdict),
  )
  return (
    <Layout title="Watched destinations" section="watches" hasLab={hasLab}>
      <div class="intro">
        <h1>Watched destinations</h1>
        <p class="lede">{summaryOf(watches)}</p>
      </div>
      {watches.length === 0 ? <NothingWatched /> : <WatchTable watches={byUrgency} />}
    </Layout>
  )
}

function summaryOf(watches: readonly WatchView[]): string {
  const failing = watches.filter(({ verdict }) => verdict === 'fail').length
  const all = watches.length
  if (all === 0) return 'None so far.'
  if (failing === 0) return `None of ${all} is known to lose leads.`
  return `${failing} of ${all} ${failing === 1 ? 'does' : 'do'} not receive leads.`
}

function NothingWatched() {
  return (
    <p>
      The operator of this service names the destinations to watch in a config file, which the
      setting <code>LEADPROBE_CONFIG</code> holds.
    </p>
  )
}

function WatchTable({ watches }: { watches: readonly WatchView[] }) {
  return (
    <div class="table-frame">
      <table class="watches">
        <thead>
          <tr>
            <th scope="col">Destination</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
            <th scope="col">Checked</th>
            <th scope="col">Next check</th>
          </tr>
        </thead>
        <tbody>
          {watches.map((watch) => (
            <WatchRow watch={watch} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WatchRow({ watch }: { watch: WatchView }) {
  const { id, config, destination, verdict, since, latest, nextCheckAt } = watch
  return (
    <tr>
      <th scope="row">
        <a href={`/watches/${id}`}>{visible(destination)}</a>
        {config === 'default' ? null : <span class="muted"> of {visible(config)}</span>}
      </th>
      <td>
        <VerdictBadge verdict={verdict} />
      </td>
      <td>{since === null ? '–' : <Moment iso={since} />}</td>
      <td>
        {latest === null ? (
          'not yet'
        ) : (
          <a href={`/reports/${latest.reportId}`}>
            <Moment iso={latest.checkedAt} />
          </a>
        )}
      </td>
      <td>
        <Moment iso={nextCheckAt} />
      </td>
    </tr>
  )
}
