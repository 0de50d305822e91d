/**
 * Globals of ECMAScript as names of the bundle's own, which a minifier shortens and a call finds without asking the
 * global object: in a realm whose global object is watched, as one of node:vm is, that question is slow.
 */
const [array, bigint, error, int32, map, math, number, object, set, string] = [
  Array,
  BigInt,
  Error,
  Int32Array,
  Map,
  Math,
  Number,
  Object,
  Set,
  String,
];

export {
  array as Array,
  bigint as BigInt,
  error as Error,
  int32 as Int32Array,
  map as Map,
  math as Math,
  number as Number,
  object as Object,
  set as Set,
  string as String,
};
