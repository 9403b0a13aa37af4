/** Names one version of a text, for the texts that the server rendered. */
export function bodyKey({ id, version }: { id: string; version: number }): string {
  return `${id}:${version}`;
}
