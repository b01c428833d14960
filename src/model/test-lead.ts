// The lead a check sends: clearly a test, unique for each run.

export interface TestLead {
  /** `MSFT_TEST_<ticks>`: what to search for in the destination. */
  readonly marker: string
  /** .NET ticks (100 ns since 0001-01-01) as 18 digits. */
  readonly ticks: string
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
  readonly country: string
  readonly company: string
  readonly title: string
  /** `AzureMarketplace`. */
  readonly source: string
  /** `INS`. */
  readonly action: string
  /** `publisherId.offerId` when known, else a name that says it is a test. */
  readonly offer: string
  readonly description: string
}
