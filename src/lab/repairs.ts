// Which places of the lab are mended now: a place is a host, an organization or a flow with a fault.

export interface Repairs {
  isMended(place: string): boolean
  /** False when it was as wanted already. */
  set(place: string, isMended: boolean): boolean
  reset(): void
}

export function createRepairs(): Repairs {
  const mended = new Set<string>()
  return {
    isMended: (place) => mended.has(place),
    set: (place, isMended) => {
      if (mended.has(place) === isMended) return false
      if (isMended) mended.add(place)
      else mended.delete(place)
      return true
    },
    reset: () => mended.clear(),
  }
}
