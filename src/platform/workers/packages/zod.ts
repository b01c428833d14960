// Stands in for zod: the same library without what no schema here uses. Its namespace `z` would keep
// all of it, error texts in fifty languages included.
import {
  array,
  boolean,
  coerce,
  discriminatedUnion,
  enum as enumeration,
  int,
  iso,
  lazy,
  literal,
  number,
  object,
  record,
  strictObject,
  string,
  toJSONSchema,
  tuple,
  union,
  unknown,
  url,
  ZodType,
} from 'zod/v4'

export * from 'zod/v4'

/** A schema that needs more is missed when the Worker starts, not later. */
export const z = {
  array,
  boolean,
  coerce,
  discriminatedUnion,
  enum: enumeration,
  int,
  iso,
  lazy,
  literal,
  number,
  object,
  record,
  strictObject,
  string,
  toJSONSchema,
  tuple,
  union,
  unknown,
  url,
  ZodType,
}
