// The service's promises, kept on Node with SQLite.
import { createNodePlatform } from '../../src/platform/node/node-platform.ts'
import { openSqlite } from '../../src/platform/node/sqlite.ts'
import { MIGRATIONS } from '../../src/store/migrations.generated.ts'
import { serviceContract } from './contract/service-contract.ts'

serviceContract({
  platform: createNodePlatform(),
  database: () => openSqlite(':memory:', MIGRATIONS).database,
})
