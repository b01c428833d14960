// Objects with columns of numbers in them as bytes: a start reads little JSON and looks at the columns
// where they lie, in the byte order of all processors that Node and Workers run on.
import { parseBytes } from './json-lines.ts'

/** Columns begin at a multiple of the bytes of their widest number. */
const ALIGNMENT = 4
/** The length of the whole and of its JSON. */
const LENGTHS = 2
const LENGTH_BYTES = LENGTHS * Uint32Array.BYTES_PER_ELEMENT

const COLUMN_KINDS = { 1: Uint8Array, 2: Uint16Array, 4: Int32Array } as const
type Column = InstanceType<(typeof COLUMN_KINDS)[keyof typeof COLUMN_KINDS]>
type ColumnPlace = readonly [bytesANumber: keyof typeof COLUMN_KINDS, start: number, length: number]

/** Lengths, JSON with the place of each column, columns. */
export function pack(value: unknown): Uint8Array {
  const columns: Column[] = []
  let end = 0
  const withPlaces = JSON.stringify(value, (_, part: unknown) => {
    if (!isColumn(part)) return part
    const column = [part.BYTES_PER_ELEMENT, end, part.length]
    columns.push(part)
    end += aligned(part.byteLength)
    return { column }
  })
  const json = new TextEncoder().encode(withPlaces)
  let at = LENGTH_BYTES + aligned(json.length)
  const packed = new Uint8Array(at + end)
  new Uint32Array(packed.buffer).set([packed.length, json.length])
  packed.set(json, LENGTH_BYTES)
  for (const column of columns) {
    packed.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += aligned(column.byteLength)
  }
  return packed
}

/** Reads what `pack` made from the start of some bytes. `bytesAt` gives them from and to a place. */
export function unpack(bytesAt: (start: number, end: number) => Uint8Array): Packed {
  const [length = 0, jsonLength = 0] = lengthsIn(bytesAt(0, LENGTH_BYTES))
  const rest = bytesAt(LENGTH_BYTES, length)
  const bytes = rest.byteOffset % ALIGNMENT === 0 ? rest : rest.slice()
  const value = parseBytes(bytes.subarray(0, jsonLength))
  return { value: withColumns(value, bytes.subarray(aligned(jsonLength))), length }
}

interface Packed {
  /** Its columns are views of the bytes. */
  readonly value: unknown
  /** Where something else may begin. */
  readonly length: number
}

function lengthsIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.slice().buffer, 0, LENGTHS)
}

/** Lists hold no columns. */
function withColumns(value: unknown, columns: Uint8Array): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if ('column' in value) return columnAt(value.column as ColumnPlace, columns)
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withColumns(part, columns)]),
  )
}

function columnAt([size, start, length]: ColumnPlace, columns: Uint8Array): Column {
  const Kind: new (buffer: ArrayBufferLike, start: number, length: number) => Column =
    COLUMN_KINDS[size]
  return new Kind(columns.buffer, columns.byteOffset + start, length)
}

function isColumn(value: unknown): value is Column {
  return Object.values(COLUMN_KINDS).some((kind) => value instanceof kind)
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
