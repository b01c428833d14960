// The metrics of the service: requests of this process, checks and jobs of all.
import type { AppServices } from '../services.ts'
import { type Metric, prometheusText } from './prometheus-text.ts'
import { BUCKETS_MS, type Durations } from './request-counts.ts'

type Services = Pick<AppServices, 'requests' | 'tallies'>

export async function metricsText({ requests, tallies }: Services): Promise<string> {
  const [checks, jobs, waitMs] = await Promise.all([
    tallies.checks(),
    tallies.jobs(),
    tallies.longestWaitMs(),
  ])
  return prometheusText([
    {
      name: 'leadprobe_http_requests_total',
      type: 'counter',
      help: 'Requests answered by this process.',
      samples: requests.byRoute().map(({ total, ...labels }) => ({ labels, value: total })),
    },
    durationMetric(requests.durations()),
    {
      name: 'leadprobe_checks_total',
      type: 'counter',
      help: 'Checks that have ended, in all processes.',
      samples: checks.map(({ total, ...labels }) => ({ labels, value: total })),
    },
    {
      name: 'leadprobe_jobs',
      type: 'gauge',
      help: 'Jobs of batches that are kept, in all processes.',
      samples: jobs.map(({ total, state }) => ({ labels: { state }, value: total })),
    },
    {
      name: 'leadprobe_oldest_due_job_seconds',
      type: 'gauge',
      help: 'How long the job that is due longest has waited.',
      samples: [{ value: waitMs / 1000 }],
    },
  ])
}

function durationMetric({ buckets, sumMs, total }: Durations): Metric {
  const steps = BUCKETS_MS.map((most, index) => ({
    suffix: '_bucket',
    labels: { le: most / 1000 },
    value: buckets[index] ?? 0,
  }))
  return {
    name: 'leadprobe_http_request_duration_seconds',
    type: 'histogram',
    help: 'Time until the answer began, in this process.',
    samples: [
      ...steps,
      { suffix: '_bucket', labels: { le: '+Inf' }, value: total },
      { suffix: '_sum', value: sumMs / 1000 },
      { suffix: '_count', value: total },
    ],
  }
}
