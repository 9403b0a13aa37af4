/**
 * What is kept of an error in the database: its words, cut to `charactersMax`, without what Postgres does not take in
 * text or JSON. A mail server may answer with a NUL, and a cut may leave half a character.
 */
export function errorText(error: unknown, charactersMax: number): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, charactersMax).replace(/[\0\p{Surrogate}]/gu, "");
}
