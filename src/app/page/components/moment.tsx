// A moment for people, with the exact one for machines.
import { moment } from '../words.ts'

/** `iso` is ISO 8601. */
export function Moment({ iso }: { iso: string }) {
  const [day, ...time] = moment(iso).split(' ')
  return (
    <time datetime={iso} class="moment">
      <span>{day}</span> <span>{time.join(' ')}</span>
    </time>
  )
}
