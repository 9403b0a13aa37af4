/** What brought the visitor, for the host's figures; undefined where its script cannot be fetched. */
export function visitSource(): Promise<string | undefined> {
  return import("@/lib/visit-source").then(({ readSource }) => readSource()).catch(() => undefined);
}
