// Endpoints whose TLS the marketplace would not accept.
import type { StepId, Verdict } from '../../model/vocabulary.ts'
import type { Expectation, Scenario } from '../scenario.ts'
import type { TlsFault } from '../site.ts'
import { tlsFaultHost } from '../sites/tls-faults.ts'
import { expectation, httpsScenario, mendWith } from './define.ts'

const NEW_CERTIFICATE = 'Install a certificate of a public authority for this very name.'
const FULL_CHAIN = 'Install the certificate together with the intermediates that issued it.'
const ANSWERING = 'Let the server, and whatever stands before it, answer TLS on this port.'
const MODERN_TLS = 'Switch on TLS 1.2 or newer with current ciphers.'

export const tlsScenarios: readonly Scenario[] = [
  tls('expired', 'The certificate has expired', failing('expired'), NEW_CERTIFICATE),
  tls(
    'not-yet-valid',
    'The certificate is not valid yet',
    failing('not-yet-valid'),
    'Wait until it is valid, or set the clock of the machine that issued it.',
  ),
  tls('self-signed', 'The certificate signed itself', failing('self-signed'), NEW_CERTIFICATE),
  tls(
    'unknown-root',
    'The chain ends in a root of the company’s own',
    failing('self-signed'),
    NEW_CERTIFICATE,
  ),
  tls(
    'unknown-intermediate',
    'The issuer of the chain is unknown',
    failing('untrusted-chain'),
    NEW_CERTIFICATE,
  ),
  tls(
    'missing-intermediate',
    'The certificate comes without its intermediate',
    failing('untrusted-chain'),
    FULL_CHAIN,
  ),
  tls(
    'other-name',
    'The certificate is for another name',
    failing('hostname-mismatch'),
    NEW_CERTIFICATE,
  ),
  tls('tls-1.1', 'The server speaks TLS 1.1 only', failing('protocol'), MODERN_TLS),
  tls('no-common-cipher', 'No cipher is in common', failing('protocol'), MODERN_TLS),
  tls(
    'client-certificate',
    'The server demands a client certificate',
    failing('client-certificate-required', 'write'),
    'Let the server take leads without a client certificate.',
  ),
  tls(
    'plain-http',
    'The port speaks HTTP without TLS',
    failing('plain-http'),
    'Switch TLS on for this port.',
  ),
  tls('stall', 'The handshake is never answered', unsure('network/timeout'), ANSWERING, 1500),
  tls(
    'reset',
    'The connection is reset in the handshake',
    unsure('network/connection-reset'),
    ANSWERING,
  ),
]

function failing(rule: string, step: StepId = 'network'): Expectation {
  return expectation(step, 'fail', `tls/${rule}`)
}

function unsure(rule: string, outcome: Verdict = 'inconclusive'): Expectation {
  return expectation('network', outcome, rule)
}

function tls(
  fault: TlsFault,
  title: string,
  expect: Expectation,
  does: string,
  timeoutMs?: number,
): Scenario {
  const name = fault.startsWith('tls-') ? fault.replace('.', '-') : `tls-${fault}`
  return httpsScenario(name, title, `https://${tlsFaultHost(fault)}/hook`, expect, {
    ...mendWith(does, { place: tlsFaultHost(fault) }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
}
