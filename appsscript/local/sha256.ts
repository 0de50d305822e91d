/** SHA-256, at once: the browser's own answers later, `Utilities.computeDigest` may not. */

/** The first 32 bits of the fraction of a root of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function constants(count: number, root: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push(fraction(n, root));
  }
  return found;
}

/** floor(2^32 × frac(n^(1/root))) in whole numbers: the root of n × 2^(32 × root), by halving. */
function fraction(n: number, root: number): number {
  const target = BigInt(n) << BigInt(32 * root);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(root) <= target) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}

const ROUNDS = constants(64, 3);
const START = constants(8, 2);
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Bytes from −128 to 127, as Apps Script gives them. */
export function sha256(text: string): number[] {
  const message = new TextEncoder().encode(text);
  const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, message.length * 8);
  const state = Int32Array.from(START);
  for (let at = 0; at < padded.length; at += 64) block(state, view, at);
  const out = new DataView(new ArrayBuffer(32));
  for (const [i, word] of state.entries()) out.setInt32(i * 4, word);
  return Array.from(new Int8Array(out.buffer));
}

function block(state: Int32Array, view: DataView, at: number): void {
  const words = new Int32Array(64);
  for (let t = 0; t < 64; t++) {
    if (t < 16) {
      words[t] = view.getInt32(at + t * 4);
      continue;
    }
    const [a, b] = [words[t - 15] as number, words[t - 2] as number];
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    words[t] = (words[t - 16] as number) + low + (words[t - 7] as number) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUNDS[t] ?? 0) + (words[t] ?? 0)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + word;
}
