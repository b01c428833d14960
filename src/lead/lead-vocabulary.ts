// The words of a lead source, and what they mean. From Microsoft's pages about customer leads.

/** Each by the spelling that leads carry; `SPZA` is AppSource. */
export const SOURCES: Readonly<Record<string, string>> = {
  AzureMarketplace: 'The customer was on the offer’s page in the marketplace.',
  AzurePortal: 'The customer was in the Azure portal.',
  TestDrive: 'The customer was in a test drive of the offer.',
  SPZA: 'The customer was on the offer’s page in AppSource, which is called SPZA inside Microsoft.',
}

export const ACTIONS: Readonly<Record<string, string>> = {
  INS: 'Acquired: the customer took the product.',
  PLT: 'Partner Led Trial: the customer asked to be contacted.',
  DNC: 'Do Not Contact: another partner that is listed with the offer was asked, not you.',
  Create: 'The customer bought or created the product in the Azure portal.',
  StartTestDrive: 'The customer started a test drive.',
}

/** The spelling of `words` under which the table knows it; undefined when it does not. */
export function knownWord(
  words: string,
  table: Readonly<Record<string, string>>,
): string | undefined {
  const asked = (/\(([^()]*)\)/.exec(words)?.[1] ?? words).trim().toLowerCase()
  if (asked === 'appsource' && table === SOURCES) return 'SPZA'
  return Object.keys(table).find((known) => known.toLowerCase() === asked)
}
