/** The visitor's traffic source, for the host's analytics; undefined if its script cannot be fetched. */
export function visitSource(): Promise<string | undefined> {
  return import("@/lib/visit-source").then(({ readSource }) => readSource()).catch(() => undefined);
}
