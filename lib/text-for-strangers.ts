/** Addresses of pages and people, and long numbers: what a stranger's text could lead people to. */
const LEADS =
  /(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+|\S+@\S+\.\S+|\b(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:[a-z]{2,24}|xn--[a-z\d-]+)(?:\/\S*)?|\+?\d[\d\s().-]{7,}\d/giu;

const READ_MAX = 400;

/**
 * A host's words as they are mailed to people who have not answered: one short line without links, addresses and phone
 * numbers, so that an event is no way to send people what they did not ask for. @param max characters
 */
export function textForStrangers(text: string, max = 80): string {
  // Cut first: on a hostile text, the searches below take more than linear time.
  const plain = text
    .slice(0, READ_MAX)
    .replace(/\p{Surrogate}/gu, "")
    .replace(/\s+/g, " ")
    .replace(LEADS, "…")
    .replace(/…(?:\s*…)+/g, "…")
    .trim();
  const characters = [...plain];
  if (characters.length <= max) return plain;
  return `${characters
    .slice(0, max - 1)
    .join("")
    .trimEnd()}…`;
}
