// All that is kept of watched destinations.
import type { Database } from './database.ts'
import { type Notices, noticesIn } from './notices.ts'
import { historyIn, type WatchHistory } from './watch-history.ts'
import { scheduleIn, type WatchSchedule } from './watch-schedule.ts'

export interface WatchStore extends WatchSchedule, WatchHistory, Notices {}

export function createWatchStore(database: Database): WatchStore {
  return { ...scheduleIn(database), ...historyIn(database), ...noticesIn(database) }
}
