// What the URL of a Dynamics 365 destination gives away before anybody asks.
import type { Evidence } from '../../model/evidence.ts'
import type { Observation } from '../../model/observation.ts'
import type { Cloud, Verdict } from '../../model/vocabulary.ts'
import { urlProblems } from '../url-problems.ts'
import { type HostKind, hostKindOf } from './instance-url.ts'

export function lintUrl(typed: string, cloud: Cloud): readonly Evidence[] {
  const url = URL.parse(typed.trim())
  const host = url?.hostname ?? ''
  const kind = host === '' ? undefined : hostKindOf(host)
  const problems = urlProblems(typed)
    // A private host gets the finding that says what to do about it instead.
    .filter(({ code }) => code !== 'lp:address-blocked')
    .map(({ code, outcome, problem }) => remark(code, outcome, problem, host))
  const isBroken = problems.some(({ outcome }) => outcome === 'fail')
  if (url === null || kind === undefined || isBroken) return [...problems, ...lintOfferCloud(cloud)]
  return [
    ...problems,
    ...lintHost(kind, host),
    ...lintRest(url),
    ...lintCloud(kind, cloud, host),
    ...lintOfferCloud(cloud),
  ]
}

function lintHost(kind: HostKind, host: string): readonly Evidence[] {
  const notDynamics = (problem: string) => [remark('lp:url-not-dynamics', 'fail', problem, host)]
  switch (kind.type) {
    case 'instance':
      return kind.isApi
        ? [
            remark(
              'lp:url-not-dynamics',
              'warn',
              `The URL is the environment's API address; its own is https://${kind.host}.`,
              host,
            ),
          ]
        : []
    case 'closed':
      return notDynamics('Microsoft Cloud Germany is closed; no environment is left there.')
    case 'microsoft-page':
      return notDynamics(`The URL is the address of ${kind.what}.`)
    case 'other-vendor':
      return notDynamics(`The URL belongs to ${kind.what}, not to Dynamics 365.`)
    case 'private':
      return [
        remark(
          'lp:on-premises',
          'fail',
          `${host} is an address inside the organization's own network.`,
          host,
        ),
      ]
    // Only the network can tell: the server says in its first answer who signs its users in.
    case 'unknown':
      return [
        remark(
          'lp:on-premises',
          'warn',
          `${host} is none of the addresses under which Microsoft runs Dynamics 365.`,
          host,
        ),
      ]
  }
}

/** The check goes on with the bare address; whether the marketplace forgives the rest is not known. */
function lintRest({ hostname, pathname, search }: URL): readonly Evidence[] {
  const rest = `${pathname === '/' ? '' : pathname}${search}`
  if (rest === '') return []
  const problem = 'Something follows the host name; the URL should end there.'
  return [
    { ...remark('lp:url-not-dynamics', 'warn', problem, hostname), text: `${problem} ${rest}` },
  ]
}

function lintCloud(kind: HostKind, cloud: Cloud, host: string): readonly Evidence[] {
  if (kind.type !== 'instance' || kind.cloud === cloud || isGcc(host, cloud)) return []
  const problem = `The environment is in the ${kind.cloud} cloud, and the offer in the ${cloud} cloud.`
  const evidence = remark('lp:cloud-mismatch', 'warn', problem, host)
  return [{ ...evidence, captures: { problem, expected: cloud, actual: kind.cloud } }]
}

/** crm9 is for US government customers, and yet in the worldwide cloud. */
function isGcc(host: string, cloud: Cloud): boolean {
  return cloud === 'us-government' && /\.crm9\.dynamics\.com$/.test(host)
}

/** A guide of 2018 says so, and none since; the check goes on, so that the rest can be mended too. */
function lintOfferCloud(cloud: Cloud): readonly Evidence[] {
  if (cloud !== 'china') return []
  return [
    {
      step: 'config',
      outcome: 'warn',
      codes: ['lp:kind-not-in-cloud'],
      likelihood: 'likely',
      field: '/type',
      text: `dynamics-365 in cloud ${cloud}`,
      captures: { kind: 'Dynamics 365', cloud },
    },
  ]
}

function remark(code: Observation, outcome: Verdict, problem: string, host: string): Evidence {
  return {
    step: 'config',
    outcome,
    codes: [code],
    field: '/url',
    text: problem,
    captures: { problem },
    ...(host === '' ? {} : { host }),
  }
}
