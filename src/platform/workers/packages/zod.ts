// Stands in for zod: the same library without what no schema here uses. Its namespace `z` would keep
// all of it, error texts in fifty languages included.
import * as zod from 'zod/v4'

export * from 'zod/v4'

/** A schema that needs more is missed when the Worker starts, not later. */
export const z = {
  array: zod.array,
  boolean: zod.boolean,
  coerce: zod.coerce,
  discriminatedUnion: zod.discriminatedUnion,
  enum: zod.enum,
  int: zod.int,
  iso: zod.iso,
  lazy: zod.lazy,
  literal: zod.literal,
  number: zod.number,
  object: zod.object,
  record: zod.record,
  strictObject: zod.strictObject,
  string: zod.string,
  toJSONSchema: zod.toJSONSchema,
  tuple: zod.tuple,
  union: zod.union,
  unknown: zod.unknown,
  url: zod.url,
  ZodType: zod.ZodType,
}
