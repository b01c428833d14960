// Everything the command line needs from the process it runs in.
import type { Lab } from '../lab/lab.ts'
import type { Scenario } from '../lab/scenario.ts'
import type { Platform } from '../model/platform.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { OutboundPolicy } from '../model/transport.ts'

export interface CliHost<S = CliServices> {
  /** The arguments after the program's name. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** The directory that relative paths start from. */
  readonly cwd: string
  readonly stdin: CliInput
  readonly stdout: CliOutput
  readonly stderr: CliOutput
  readFile(path: string, maxBytes: number): Promise<FileRead>
  /** Resolves with the reason when the file cannot be written. */
  writeFile(path: string, text: string): Promise<string | undefined>
  /** Resolves with the reason when a file could not be written; writes nothing. */
  tryToWrite(path: string): Promise<string | undefined>
  /** Adds to the end of a file, likewise. */
  appendFile(path: string, text: string): Promise<string | undefined>
  /** Paths below a directory, with `/`, sorted. */
  listFiles(directory: string): Promise<readonly string[] | undefined>
  /** Calls back when something below the directory changes; the returned function stops watching. */
  watchFiles(directory: string, onChange: () => void): () => void
  /** Calls back on each Ctrl-C or request to end; the returned function stops listening. */
  onInterrupt(listener: (signal: InterruptSignal) => void): () => void
  readonly services: S
}

export type InterruptSignal = 'SIGINT' | 'SIGTERM'

export interface CliInput {
  readonly isTTY: boolean
  /** Everything until the end, as UTF-8. */
  text(maxBytes: number): Promise<FileRead>
  /** Lines without their ends, as they arrive. */
  lines(): AsyncIterable<string>
}

export interface CliOutput {
  readonly isTTY: boolean
  /** True when it was redirected into a file, where it stays. */
  readonly isFile: boolean
  /** Absent when it is not a terminal. */
  readonly columns: number | undefined
  /** `commands` are meant for the CI system that reads the log; other text must not act as one. */
  write(text: string, kind?: 'commands'): Promise<void>
  /** An area at the bottom of the terminal that is drawn anew with each update. */
  live(): Promise<LiveArea>
}

export interface LiveArea {
  update(text: string): void
  clear(): void
}

export type FileRead =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false
      readonly reason: 'missing' | 'too-large' | 'directory' | 'unreadable' | 'binary'
    }

/** What only the entry can put together; loaded when asked for, because start-up time counts. */
export interface CliServices {
  readonly version: string
  platform(): Promise<Platform>
  rulebook(): Promise<Rulebook>
  scenarios(): Promise<readonly Scenario[]>
  /** Rejects when the port is taken. */
  startLab(options: { readonly port?: number }): Promise<Lab>
  /** Starts the web service; rejects when it cannot listen. */
  serve(options: ServeOptions): Promise<RunningService>
}

export interface ServeOptions {
  readonly port: number
  readonly host: string
  /** Names it answers to besides those of this machine. */
  readonly allowedHosts: readonly string[]
  readonly policy: OutboundPolicy
  readonly rulebook: Rulebook
  /** Where the operator's settings are. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whether a person reads stdout as it comes. */
  readonly isTerminal: boolean
  /** SQLite file of reports, keys and batches; `:memory:` keeps them for as long as it runs. */
  readonly storeFile: string
  /** The simulated vendors behind the page, when they run. */
  readonly lab?: Lab
}

export interface RunningService {
  /** Where the page is, e.g. `http://127.0.0.1:8080/`. */
  readonly url: string
  /** Lets running requests end, then stops. */
  close(): Promise<void>
}
