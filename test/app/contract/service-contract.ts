// What the service promises about access and operation on every runtime.
import { anonymousContract } from './anonymous.ts'
import { auditContract } from './audit.ts'
import { batchContract } from './batches.ts'
import { keyContract } from './keys.ts'
import { limitContract } from './limits.ts'
import { operationsContract } from './operations.ts'
import { refusedBatchContract } from './refused-batches.ts'
import type { ContractRuntime } from './service-under-test.ts'
import { sessionContract } from './sessions.ts'
import { tenantContract } from './tenants.ts'
import { watchContract } from './watches.ts'

export function serviceContract(runtime: ContractRuntime): void {
  keyContract(runtime)
  tenantContract(runtime)
  watchContract(runtime)
  anonymousContract(runtime)
  sessionContract(runtime)
  limitContract(runtime)
  auditContract(runtime)
  operationsContract(runtime)
  batchContract(runtime)
  refusedBatchContract(runtime)
}
