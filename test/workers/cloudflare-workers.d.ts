// What the tests use of the runtime's own module; its full types would clash with Node's.
declare module 'cloudflare:workers' {
  /** Bindings of the Worker under test. */
  export const env: {
    readonly RECEIVER: string
    readonly DB: unknown
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
}
