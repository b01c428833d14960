// A moment for people, with the exact one for machines.
import { moment } from '../words.ts'

/** `iso` is ISO 8601. */
export function Moment({ iso }: { iso: string }) {
  return <time datetime={iso}>{moment(iso)}</time>
}
