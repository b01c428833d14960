// What the tests use of the runtime's own module; its full types would clash with Node's.
declare module 'cloudflare:workers' {
  /** Bindings of the Worker under test. */
  export const env: {
    readonly RECEIVER: string
    readonly JOBS: import('../../src/platform/workers/job-queue.ts').QueueBinding
    readonly DB: unknown
    readonly ASSETS: { readonly fetch: typeof fetch }
    readonly MIGRATIONS: readonly unknown[]
  }
  /** The Worker's own handlers. */
  export const exports: { readonly default: { readonly fetch: typeof fetch } }
}

declare module 'cloudflare:test' {
  export function applyD1Migrations(
    database: unknown,
    migrations: readonly unknown[],
  ): Promise<void>
  export function createMessageBatch(
    queue: string,
    messages: readonly {
      readonly id: string
      readonly timestamp: Date
      readonly attempts: number
      readonly body: unknown
    }[],
  ): {
    readonly queue: string
    readonly messages: readonly {
      readonly id: string
      readonly body: unknown
      ack(): void
      retry(): void
    }[]
  }
}
