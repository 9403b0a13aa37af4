import type { ChannelName } from "./channels";

type GroupRef = { id: string; visibility: "public" | "unlisted" | "private" };

/** Where everyone who may read the group listens. A group that goes private has another channel: the open one falls silent. */
export function groupChannel({ id, visibility }: GroupRef): ChannelName<"group"> {
  return (visibility === "private" ? `private-group-${id}` : `group-${id}`) as ChannelName<"group">;
}

export type PostRef = {
  id: string;
  audience: "everyone" | "going" | "waiting" | "attended";
  group: Pick<GroupRef, "visibility">;
};

/**
 * Where everyone who may read the post listens: openly where its group and its audience are open, otherwise by leave. Posts
 * of private groups have another name than posts for guests of an event, because another right opens them.
 */
export function postChannel({ id, audience, group }: PostRef): ChannelName<"post"> {
  if (group.visibility === "private") return `private-group-post-${id}` as ChannelName<"post">;
  return (audience === "everyone" ? `post-${id}` : `private-post-${id}`) as ChannelName<"post">;
}
