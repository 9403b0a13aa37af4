/** Of an encoded word in a header (RFC 2047), which may have 75 characters with what surrounds it. */
const WORD_BYTES_MAX = 45;

/**
 * Text for a mail header. What looks like an encoded word would be decoded by the recipient's program and show
 * something else than was written, so such a text is encoded as a whole; any other stays as it is.
 */
export function headerText(text: string): string {
  if (!text.includes("=?")) return text;
  const words: string[] = [""];
  for (const character of text) {
    const longer = (words.at(-1) ?? "") + character;
    if (Buffer.byteLength(longer) > WORD_BYTES_MAX) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString("base64")}?=`).join(" ");
}

/**
 * A name beside a mail address. It would be put in quotes, and programs decode even there: an invisible joiner keeps
 * what looks like an encoded word from being one, and makes the mailer encode the name.
 */
export function nameText(name: string): string {
  return name.replaceAll("=?", "=\u2060?");
}
