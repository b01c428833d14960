// Stands in for entities/decode, which the HTML parser decodes with: without the two thousand names
// of HTML. A form's fields need &amp; and its like, and numbers.
export {
  DecodingMode,
  EntityDecoder,
  xmlDecodeTree,
  xmlDecodeTree as htmlDecodeTree,
} from '../../../../node_modules/entities/dist/decode.js'
