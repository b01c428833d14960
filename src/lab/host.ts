// What the lab needs from the runtime it is played on. Everything stays on loopback.

export interface LabHost {
  readonly crypto: Crypto
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Listens for TLS on 127.0.0.1; port 0 means any free one. */
  listen(options: ListenOptions): Promise<Listener>
  /** Answers DNS questions over UDP on 127.0.0.1. */
  listenDns(answer: (question: DnsQuestion) => DnsAnswer): Promise<Listener>
  /** A port on 127.0.0.1 that refuses connections. */
  refusingPort(): Promise<number>
  /** Starts the table emulator, or says how to get it when it is not installed. */
  startTables(accounts: readonly TableAccount[]): Promise<TableEmulator | TablesMissing>
  writeTempFile(name: string, text: string): Promise<TempFile>
}

export interface ListenOptions {
  readonly port: number
  /** Decides, by the name in the ClientHello, how a connection is received. */
  receive(serverName: string): Promise<Reception>
}

export interface Listener {
  readonly port: number
  /** Drops every connection and stops listening. */
  close(): Promise<void>
}

/** How the lab meets a connection once it has read the ClientHello. */
export type Reception =
  | { readonly does: 'handshake'; readonly terms: TlsTerms; readonly answer: Answer }
  /** Says nothing and keeps the connection open. */
  | { readonly does: 'stall' }
  /** TCP reset. */
  | { readonly does: 'reset' }
  /** Answers in plain HTTP, as a web server without TLS on this port does. */
  | { readonly does: 'plain-http' }
  /** The TLS alert for a name that is not served here. */
  | { readonly does: 'unrecognized-name' }

export interface TlsTerms {
  readonly identity: Identity
  /** `tls-1.1` speaks nothing newer; `no-common-cipher` offers no cipher its own key could use. */
  readonly weakness?: 'tls-1.1' | 'no-common-cipher'
  /** True when a client must show a certificate. */
  readonly wantsClientCertificate?: boolean
}

export interface Identity {
  /** PKCS #8, PEM. */
  readonly key: string
  /** PEM certificates, the leaf first. */
  readonly chain: string
}

/** Answers one request: an ordinary response, or bytes where the fault is in the bytes. */
export type Answer = (request: Request) => Promise<Response | ByteReply>

/** Bytes that are written to the connection as they are, and how it ends. */
export interface ByteReply {
  readonly bytes: Iterable<string | Uint8Array>
  /** Milliseconds between two pieces; 0 or absent means as fast as they are taken. */
  readonly everyMs?: number
  readonly ending: 'close' | 'reset' | 'hold'
}

export interface DnsQuestion {
  readonly name: string
  readonly type: 'A' | 'AAAA'
}

export type DnsAnswer =
  | 'silence'
  | 'NXDOMAIN'
  | 'SERVFAIL'
  /** Addresses of either family; those that fit the question are given, possibly none. */
  | { readonly addresses: readonly string[] }

export interface TableAccount {
  readonly name: string
  /** Base64. */
  readonly key: string
}

export interface TableEmulator {
  readonly available: true
  /** Where it listens on 127.0.0.1, without TLS. */
  readonly port: number
  /** Passes a request on with its host name, path and headers as they are. */
  forward(request: Request): Promise<Response>
  close(): Promise<void>
}

export interface TablesMissing {
  readonly available: false
  /** One sentence for the person who started the lab. */
  readonly reason: string
}

export interface TempFile {
  readonly path: string
  remove(): Promise<void>
}
