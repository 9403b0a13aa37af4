/** The parts of a key: what is limited, and whose attempts are counted. */
export function partsOf(key: string): { limit: string; subject: string } {
  const colon = key.indexOf(":");
  return colon < 0
    ? { limit: key, subject: "" }
    : { limit: key.slice(0, colon), subject: key.slice(colon + 1) };
}
