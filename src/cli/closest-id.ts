// The id of a rule or a scenario that a slip or a part of one most likely meant.
import { closestName } from '../intake/config-file/closest-name.ts'

/** ` Did you mean "tls/expired"?`, or nothing. Ids are `group/name`; the name alone is enough. */
export function didYouMeanId(typed: string, ids: readonly string[]): string {
  const id =
    ids.find((known) => known.split('/')[1] === typed) ??
    closestName(typed, ids) ??
    ids.find((known) => known.startsWith(typed)) ??
    ids.find((known) => typed.length > 2 && known.includes(typed))
  return id === undefined ? '' : ` Did you mean "${id}"?`
}
