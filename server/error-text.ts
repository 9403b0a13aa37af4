/**
 * The message of an error for storage in the database, cut to `charactersMax`, without what Postgres refuses in
 * text or JSON: a mail server may answer with a NUL, and a cut may leave half a surrogate pair.
 */
export function errorText(error: unknown, charactersMax: number): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, charactersMax).replace(/[\0\p{Surrogate}]/gu, "");
}
