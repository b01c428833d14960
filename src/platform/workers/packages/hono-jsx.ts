// Stands in for hono/jsx: contexts without the hooks, which bring the part that runs in browsers.

// @ts-expect-error: the package keeps its types elsewhere
export { createContext, useContext } from '../../../../node_modules/hono/dist/jsx/context.js'
