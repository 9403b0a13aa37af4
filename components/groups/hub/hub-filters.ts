export type HubFilters = { q: string; near: string; topic: string; sort: "newest" | "members" };

/** No filter: all groups, the largest first. */
export const EVERY_GROUP: HubFilters = { q: "", near: "", topic: "", sort: "members" };

type Params = Record<string, string | string[] | undefined>;

/** What the address of the hub asks for. */
export function readHubFilters(params: Params): HubFilters {
  const text = (name: string, max: number) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, max) ?? "";
  };
  return {
    q: text("q", 100),
    near: text("near", 100),
    topic: text("topic", 60),
    sort: params.sort === "newest" ? "newest" : "members",
  };
}

/** The address of the hub with these filters. */
export function hubPath({ q, near, topic, sort }: HubFilters, cursor?: string): string {
  const params = new URLSearchParams({
    ...(q && { q }),
    ...(near && { near }),
    ...(topic && { topic }),
    ...(sort !== "members" && { sort }),
    ...(cursor && { cursor }),
  });
  const query = params.toString();
  return query ? `/groups?${query}` : "/groups";
}
