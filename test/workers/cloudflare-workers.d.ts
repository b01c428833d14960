// What the tests use of the runtime's own module; its full types would clash with Node's.
declare module 'cloudflare:workers' {
  /** Bindings of the Worker under test. */
  export const env: { readonly RECEIVER: string }
  /** The Worker's own handlers. */
  export const exports: { readonly default: { readonly fetch: typeof fetch } }
}
