// Recognises a config file of ours, or one destination out of it, in YAML or JSON.
import { CLOUDS, type Cloud, DESTINATION_IDS, type DestinationId } from '../model/vocabulary.ts'
import { parseYaml, readValue } from './config-file/yaml-source.ts'
import type { Find, FoundDestination } from './recognised.ts'

export interface PastedConfig {
  readonly destinations: readonly (readonly [name: string, destination: FoundDestination])[]
  readonly cloud?: Cloud
  readonly offer?: string
}

const LOOKS_LIKE_ONE = /^[ \t]*["']?(?:destinations|offer|cloud|type)["']?\s*:/m
const VARIABLE = /\$\{[A-Za-z_][A-Za-z0-9_]*\}/

/** Undefined when the text holds no destination with a known type. */
export function readPastedConfig(text: string): PastedConfig | undefined {
  if (!LOOKS_LIKE_ONE.test(text)) return undefined
  const value = parse(text)
  if (value === undefined) return undefined
  const single = asDestination(value)
  if (single !== undefined) return { destinations: [['pasted', single]] }
  const named = Object.entries(asObject(value['destinations']) ?? {})
  const destinations = named.flatMap(([name, inner]) => {
    const destination = asDestination(asObject(inner))
    return destination === undefined ? [] : [[name, destination] as const]
  })
  if (destinations.length === 0) return undefined
  const { cloud, offer } = value
  return {
    destinations,
    ...(CLOUDS.includes(cloud as Cloud) ? { cloud: cloud as Cloud } : {}),
    ...(typeof offer === 'string' ? { offer } : {}),
  }
}

/** The one destination of a config that has just one. */
export function findInConfig(config: PastedConfig, text: string): Find | undefined {
  const [only, ...others] = config.destinations
  if (only === undefined || others.length > 0) return undefined
  const { cloud, offer } = config
  return {
    what: `a leadprobe config with the destination "${only[0]}"`,
    destination: only[1],
    ...(cloud === undefined ? {} : { cloud }),
    ...(offer === undefined ? {} : { offer }),
    notes: VARIABLE.test(text)
      ? [
          'Its variables come from the environment, which is not known here: put the values in their place.',
        ]
      : [],
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  const source = parseYaml(text)
  if (source.document.errors.length > 0) return undefined
  const read = readValue(source)
  return read.ok ? asObject(read.value) : undefined
}

function asDestination(value: Record<string, unknown> | undefined): FoundDestination | undefined {
  const type = value?.['type']
  return DESTINATION_IDS.includes(type as DestinationId) ? (value as FoundDestination) : undefined
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : undefined
}
