export type ParsedChannel =
  | { kind: "event"; eventId: string; isPrivate: boolean }
  | { kind: "link"; eventId: string; tag: string }
  | { kind: "host"; eventId: string }
  | { kind: "door"; eventId: string }
  | { kind: "user"; userId: string }
  | { kind: "organization"; organizationId: string }
  | { kind: "venue"; venueId: string }
  | { kind: "group"; groupId: string; isPrivate: boolean }
  | { kind: "post"; postId: string; by: "everyone" | "audience" | "membership" };

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const EVENT = new RegExp(`^(private-)?event-(${UUID})$`);
const LINK = new RegExp(`^private-event-(${UUID})-link-([0-9a-f]{32})$`);
const HOST = new RegExp(`^private-event-(${UUID})-host$`);
const DOOR = new RegExp(`^private-event-(${UUID})-door$`);
const USER = new RegExp(`^private-user-(${UUID})$`);
const ORGANIZATION = new RegExp(`^private-organization-(${UUID})$`);
const VENUE = new RegExp(`^venue-(${UUID})$`);
const GROUP = new RegExp(`^(private-)?group-(${UUID})$`);
const POST = new RegExp(`^(private-|private-group-)?post-(${UUID})$`);

/** What a channel name addresses; null for every name that the functions above do not make. */
export function parseChannel(name: string): ParsedChannel | null {
  const [, prefix, eventId] = EVENT.exec(name) ?? [];
  if (eventId) return { kind: "event", eventId, isPrivate: prefix !== undefined };
  const [, linkedId, tag] = LINK.exec(name) ?? [];
  if (linkedId && tag) return { kind: "link", eventId: linkedId, tag };
  const [, hostedId] = HOST.exec(name) ?? [];
  if (hostedId) return { kind: "host", eventId: hostedId };
  const [, doorId] = DOOR.exec(name) ?? [];
  if (doorId) return { kind: "door", eventId: doorId };
  const [, userId] = USER.exec(name) ?? [];
  if (userId) return { kind: "user", userId };
  const [, organizationId] = ORGANIZATION.exec(name) ?? [];
  if (organizationId) return { kind: "organization", organizationId };
  const [, venueId] = VENUE.exec(name) ?? [];
  if (venueId) return { kind: "venue", venueId };
  return parseCommunityChannel(name);
}

function parseCommunityChannel(name: string): ParsedChannel | null {
  const [, groupPrefix, groupId] = GROUP.exec(name) ?? [];
  if (groupId) return { kind: "group", groupId, isPrivate: groupPrefix !== undefined };
  const [, postPrefix, postId] = POST.exec(name) ?? [];
  if (!postId) return null;
  if (postPrefix === undefined) return { kind: "post", postId, by: "everyone" };
  return { kind: "post", postId, by: postPrefix === "private-" ? "audience" : "membership" };
}
