// Stands in for @sindresorhus/is, of which jsforce asks what kind of body it sends: always text here.

const is = {
  string: (value: unknown) => typeof value === 'string',
  urlSearchParams: () => false,
  buffer: () => false,
  nodeStream: () => false,
}

// biome-ignore lint/style/noDefaultExport: the package it stands in for has a default export.
export default is
