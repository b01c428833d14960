// One watched destination: how it is, and the checks that say so.
import { visible } from '../../../report/visible-text.ts'
import type { WatchRun } from '../../../store/watch-history.ts'
import type { WatchView } from '../../api/watch-routes.ts'
import { Layout } from '../components/layout.tsx'
import { Moment } from '../components/moment.tsx'
import { VerdictBadge } from '../components/verdict-badge.tsx'
import { VERDICT_TITLES } from '../words.ts'

interface WatchPageProps {
  readonly watch: WatchView
  readonly runs: readonly WatchRun[]
  readonly hasLab: boolean
}

export function WatchPage({ watch, runs, hasLab }: WatchPageProps) {
  const { destination, config, verdict, since, latest, nextCheckAt } = watch
  return (
    <Layout title={`Status of ${destination}`} section="watches" hasLab={hasLab}>
      <div class="intro">
        <p class="muted">
          <a href="/watches">Watched destinations</a>
          {config === 'default' ? null : ` · ${visible(config)}`}
        </p>
        <h1>{visible(destination)}</h1>
        <p class="lede">
          <VerdictBadge verdict={verdict} />
          {since === null ? null : (
            <>
              {' '}
              since <Moment iso={since} />
            </>
          )}
        </p>
        {verdict !== null && latest !== null && latest.verdict !== verdict ? (
          <p>
            The latest check could not tell. The next one decides whether this is more than a
            passing trouble.
          </p>
        ) : null}
        <p class="muted">
          The next check is due <Moment iso={nextCheckAt} />.
        </p>
      </div>
      <History runs={runs} />
    </Layout>
  )
}

function History({ runs }: { runs: readonly WatchRun[] }) {
  if (runs.length === 0) return <p>It has not been checked yet.</p>
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">Checks</h2>
      <ol class="past-runs" aria-hidden="true">
        {runs.toReversed().map(({ verdict }) => (
          <li class={`past-run past-run-${verdict}`} title={VERDICT_TITLES[verdict]} />
        ))}
      </ol>
      <ul class="runs">
        {runs.map(({ reportId, verdict, at }) => (
          <li>
            <VerdictBadge verdict={verdict} />
            <a href={`/reports/${reportId}`}>
              <Moment iso={new Date(at).toISOString()} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
