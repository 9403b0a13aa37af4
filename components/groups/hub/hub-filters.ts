export type HubFilters = { q: string; topic: string; sort: "newest" | "members" };
type Params = Record<string, string | string[] | undefined>;

/** What the address of the hub asks for. */
export function readHubFilters(params: Params): HubFilters {
  const text = (name: string, max: number) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, max) ?? "";
  };
  return {
    q: text("q", 100),
    topic: text("topic", 60),
    sort: params.sort === "newest" ? "newest" : "members",
  };
}

/** The address of the hub with these filters. */
export function hubPath({ q, topic, sort }: HubFilters, cursor?: string): string {
  const params = new URLSearchParams({
    ...(q && { q }),
    ...(topic && { topic }),
    ...(sort !== "members" && { sort }),
    ...(cursor && { cursor }),
  });
  const query = params.toString();
  return query ? `/groups?${query}` : "/groups";
}
