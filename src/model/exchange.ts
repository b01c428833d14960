// One request and what came of it, or one connection attempt: the raw material of evidence.

/** Where the time goes, in order. `guard` is our own refusal to connect. */
export const PHASES = ['guard', 'dns', 'connect', 'tls', 'send', 'first-byte', 'body'] as const
export type Phase = (typeof PHASES)[number]

export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Bytes of the answer's body to read when the transport's own cap is too low for it. */
  readonly maxBodyBytes?: number
}

export interface ResponseSeen {
  readonly status: number
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** Decoded text, cut at the body cap. */
  readonly body: string
  /** True when the body was longer than the cap and was not read to its end. */
  readonly truncated: boolean
}

export interface CertificateSeen {
  readonly subject: string
  readonly issuer: string
  /** ISO 8601. */
  readonly validFrom: string
  /** ISO 8601. */
  readonly validTo: string
  readonly altNames: readonly string[]
}

export interface NetworkFailure {
  readonly phase: Phase
  /**
   * The runtime's code (`ENOTFOUND`, `CERT_HAS_EXPIRED`), or one of ours: `lp:timeout-<phase>`,
   * `lp:address-blocked`, `lp:port-blocked`, `lp:not-https`, `lp:credentials-in-url`, `lp:cancelled`.
   */
  readonly code: string
  readonly message: string
  /** True when our own deadline ended it. */
  readonly timedOut: boolean
  /** The address that was tried or refused. */
  readonly address?: string
  readonly certificate?: CertificateSeen
  /** The answer's status, when it broke off after the headers. */
  readonly status?: number
}

interface ExchangeBase {
  readonly request: OutboundRequest
  /** Milliseconds spent in each phase that was reached; absent on a reused connection. */
  readonly phases: { readonly [P in Phase]?: number }
  /** False when it is certain that no byte of the request left this machine. */
  readonly mayHaveArrived: boolean
}

export type Exchange =
  | (ExchangeBase & { readonly outcome: 'answered'; readonly response: ResponseSeen })
  | (ExchangeBase & { readonly outcome: 'failed'; readonly failure: NetworkFailure })

/** A connection without a request on it yet. */
export type Connection =
  | {
      readonly outcome: 'connected'
      readonly host: string
      readonly port: number
      readonly address: string
      readonly phases: { readonly [P in Phase]?: number }
      readonly certificate?: CertificateSeen
    }
  | {
      readonly outcome: 'failed'
      readonly host: string
      readonly port: number
      readonly phases: { readonly [P in Phase]?: number }
      readonly failure: NetworkFailure
    }
  /** This runtime opens connections out of sight; `reason` says so to the reader. */
  | {
      readonly outcome: 'unobservable'
      readonly host: string
      readonly port: number
      readonly reason: string
    }
