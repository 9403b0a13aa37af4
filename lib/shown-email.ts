import { remembering } from "./remembering";

/** A label is shown in letters if it is written in one of these scripts alone. Combining marks belong to none of them. */
const SCRIPTS = [
  // Without what looks like another letter: dotless i, kra, long s.
  /^[a-z0-9ß-\u0130\u0132-\u0137\u0139-\u0148\u014a-\u017e\u1e00-\u1eff-]+$/u,
  /^[\p{Script=Cyrillic}0-9-]+$/u,
  /^[\p{Script=Greek}0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hangul}0-9-]+$/u,
  ...["Arabic", "Hebrew", "Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Tamil", "Telugu", "Kannada"],
  ...["Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Georgian", "Armenian", "Ethiopic"],
].map((script) => (typeof script === "string" ? new RegExp(`^[\\p{Script=${script}}0-9-]+$`, "u") : script));

/** Letters of which a whole label can be made that reads as a Latin one, outside of a domain of their own script. */
const LOOKALIKES = [
  { all: /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡ0-9-]+$/u, home: /\p{Script=Cyrillic}/u },
  { all: /^[αικνρυωηοτγεμχβ0-9-]+$/u, home: /\p{Script=Greek}/u },
];

/**
 * An address as people write it: its domain in letters instead of `xn--…`, where every part of it is in one script and
 * cannot be taken for another domain. For screens only; kept, compared and linked is the address as it is.
 */
export function shownEmail(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  return domain.includes("xn--") ? address.slice(0, at + 1) + shownDomain(domain) : address;
}

const shownDomain = remembering(
  500,
  (domain: string) => domain,
  (domain: string): string => {
    const labels = domain
      .split(".")
      .map((label) => (label.startsWith("xn--") ? decoded(label.slice(4)) : label));
    const last = labels.at(-1) ?? "";
    const isClear = labels.every(
      (label) =>
        label === null ||
        (SCRIPTS.some((script) => script.test(label)) &&
          !LOOKALIKES.some(
            ({ all, home }) => /\P{ASCII}/u.test(label) && all.test(label) && !home.test(last),
          )),
    );
    const shown = labels.join(".");
    return isClear && !labels.includes(null) && asciiOf(shown) === domain ? shown : domain;
  },
);

/** The domain as browsers and mail servers read it; null for a text that is no domain. */
function asciiOf(domain: string): string | null {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

const [BASE, SKEW, DAMP, LETTERS_MAX] = [36, 38, 700, 63];

/** Decodes Punycode (RFC 3492) without its prefix; null for invalid text. */
function decoded(label: string): string | null {
  const [, plain = "", coded = ""] = /^(?:([\x20-\x7e]*)-)?([a-z0-9]+)$/.exec(label) ?? [];
  const points = [...plain].map((letter) => letter.charCodeAt(0));
  let [point, index, bias] = [128, 0, 72];
  for (let at = 0; at < coded.length; ) {
    const before = index;
    let isOpen = true;
    for (let weight = 1, k = BASE; isOpen; k += BASE) {
      if (at === coded.length || index > 0x10ffff * LETTERS_MAX) return null;
      const digit = Number.parseInt(coded.charAt(at++), BASE);
      // Base 36 counts digits before letters, Punycode after them.
      const value = digit < 10 ? digit + 26 : digit - 10;
      const threshold = Math.min(Math.max(k - bias, 1), 26);
      index += value * weight;
      isOpen = value >= threshold;
      weight *= BASE - threshold;
    }
    bias = adapted(index - before, points.length + 1, before === 0);
    point += Math.floor(index / (points.length + 1));
    index %= points.length + 1;
    if (point > 0x10ffff || points.length >= LETTERS_MAX) return null;
    points.splice(index++, 0, point);
  }
  return coded ? String.fromCodePoint(...points) : null;
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - 1) * 26) / 2; k += BASE) rest = Math.floor(rest / (BASE - 1));
  return k + Math.floor((BASE * rest) / (rest + SKEW));
}
