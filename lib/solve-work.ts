/** A task for this device, and how hard it is. The server signs `text`, so it knows its own tasks again. */
export type WorkChallenge = {
  algorithm: "SHA-256";
  text: string;
  /** How many bits the hash begins with that are zero. Each bit more doubles the tries that it takes. */
  bits: number;
  expiresInSeconds: number;
};

const CHUNK_MS = 40;
const TRIES_BETWEEN_LOOKS = 1_000;

/**
 * Finds the number with which the SHA-256 of `text.number` begins with enough zero bits, and answers `text.number`.
 * Other work of the page goes on meanwhile.
 */
export async function solveWork({ text, bits }: Pick<WorkChallenge, "text" | "bits">): Promise<string> {
  const hash = firstWordOf(`${text}.`);
  for (let number = 0; ; ) {
    const untilMs = performance.now() + CHUNK_MS;
    do {
      for (const end = number + TRIES_BETWEEN_LOOKS; number < end; number++) {
        if (Math.clz32(hash(number)) >= bits) return `${text}.${number}`;
      }
    } while (performance.now() < untilMs);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * The first 32 bits of the SHA-256 of `prefix` followed by a number. Not by Web Crypto: that needs https, which a site in
 * a local network need not have, and a promise for every try.
 * @param prefix ASCII; together with the number at most 55 characters, so that it is one block
 */
export function firstWordOf(prefix: string): (number: number) => number {
  const block = new Uint8Array(64);
  const view = new DataView(block.buffer);
  const words = new Int32Array(64);
  block.set(new TextEncoder().encode(prefix));
  return (number) => {
    const digits = String(number);
    const end = prefix.length + digits.length;
    if (end > 55) throw new RangeError("longer than one block");
    for (let i = 0; i < digits.length; i++) block[prefix.length + i] = digits.charCodeAt(i);
    block[end] = 0x80;
    block.fill(0, end + 1, 60);
    view.setUint32(60, end * 8);
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(i * 4);
    return compress(words);
  };
}

/** SHA-256 of one block, as FIPS 180-4 has it; the first word of the hash. */
function compress(w: Int32Array): number {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (w[i] as number)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return (START[0] + a) >>> 0;
}

const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by));

type Words8 = [number, number, number, number, number, number, number, number];
const PRIMES = primes(64);
/** The fractional parts of the square roots of the first primes, and of the cube roots. */
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))) as Words8;
const ROUNDS = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}
