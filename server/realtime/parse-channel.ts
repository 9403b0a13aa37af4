export type ParsedChannel =
  | { kind: "event"; eventId: string; isPrivate: boolean }
  | { kind: "link"; eventId: string; tag: string }
  | { kind: "host"; eventId: string }
  | { kind: "door"; eventId: string }
  | { kind: "user"; userId: string }
  | { kind: "organization"; organizationId: string }
  | { kind: "venue"; venueId: string };

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const EVENT = new RegExp(`^(private-)?event-(${UUID})$`);
const LINK = new RegExp(`^private-event-(${UUID})-link-([0-9a-f]{32})$`);
const HOST = new RegExp(`^private-event-(${UUID})-host$`);
const DOOR = new RegExp(`^private-event-(${UUID})-door$`);
const USER = new RegExp(`^private-user-(${UUID})$`);
const ORGANIZATION = new RegExp(`^private-organization-(${UUID})$`);
const VENUE = new RegExp(`^venue-(${UUID})$`);

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
  return venueId ? { kind: "venue", venueId } : null;
}
