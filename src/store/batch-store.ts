// Batches of checks.
import { type BatchEnding, endingIn } from './batch-ending.ts'
import { type BatchMaking, makingIn } from './batch-making.ts'
import { type BatchReading, readingIn } from './batch-reading.ts'
import type { Database } from './database.ts'

export interface BatchStore extends BatchMaking, BatchReading, BatchEnding {}

export function createBatchStore(database: Database): BatchStore {
  return { ...makingIn(database), ...readingIn(database), ...endingIn(database) }
}
