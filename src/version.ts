// The version of leadprobe, as the package names it.
export { version as VERSION } from '../package.json'
