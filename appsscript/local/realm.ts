/**
 * Leaves the frame of code.js with nothing but what Apps Script has: the language itself and a console. What a browser
 * does not let go (`window`, `document`, `location`, `top`) stays, but is of little use without the rest.
 */

const LANGUAGE = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Reflect Proxy
  globalThis escape unescape decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN eval console
  ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array
  Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef`.split(/\s+/),
);

for (let owner: object | null = window; owner !== null; owner = Object.getPrototypeOf(owner) as object | null) {
  if (owner === Object.prototype) break;
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (!LANGUAGE.has(name) && name !== 'constructor') Reflect.deleteProperty(owner, name);
  }
}
