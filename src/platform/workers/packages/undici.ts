// Stands in for undici in the Workers bundle: jsforce imports it for a transport of its own, which
// ours replaces, and its WebAssembly cannot be compiled there.

function absent(): never {
  throw new Error('undici is not there on Workers: requests go through the platform')
}

/** What jsforce 3.10 imports by name. */
export class Agent {}
export class ProxyAgent {}
export const Response = globalThis.Response
export const errors = {}
export const fetch = absent
