// `publisherId.offerId`: how Partner Center names an offer in lead sources and in our config.

/** Letters, digits, `_` and `-` on both sides; offer ids keep their case (`yuntalk.joomlaZh`). */
const OFFER_ID = /^[A-Za-z0-9_-]{1,50}\.[A-Za-z0-9_-]{1,50}$/

export function isOfferId(text: string): boolean {
  return OFFER_ID.test(text)
}
