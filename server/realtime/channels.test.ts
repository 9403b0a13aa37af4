import { expect, test } from "vitest";
import { doorChannel, eventChannel, hostChannel, linkChannel, userChannel } from "./channels";
import { parseChannel } from "./parse-channel";
import { organizationChannel, venueChannel } from "./sourcing-channels";

const id = "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e6f";
const tag = "0123456789abcdef0123456789abcdef";

test.each([
  [eventChannel({ id, visibility: "public" }), { kind: "event", eventId: id, isPrivate: false }],
  [eventChannel({ id, visibility: "unlisted" }), { kind: "event", eventId: id, isPrivate: false }],
  [eventChannel({ id, visibility: "private" }), { kind: "event", eventId: id, isPrivate: true }],
  [linkChannel(id, tag), { kind: "link", eventId: id, tag }],
  [hostChannel(id), { kind: "host", eventId: id }],
  [doorChannel(id), { kind: "door", eventId: id }],
  [userChannel(id), { kind: "user", userId: id }],
  [organizationChannel(id), { kind: "organization", organizationId: id }],
  [venueChannel(id), { kind: "venue", venueId: id }],
])("the channel name %s is read back", (name, parsed) => {
  expect(parseChannel(name)).toEqual(parsed);
});

test.each([
  "",
  "event-",
  `event-${id} `,
  `event-${id}\n`,
  ` event-${id}`,
  `event-${id.toUpperCase()}`,
  `event-${id}-host`,
  `event-${id}-door`,
  `presence-event-${id}`,
  `private-user-${id}-host`,
  `private-encrypted-user-${id}`,
  `private-event-${id}-host-host`,
  `private-event-${id}-link-`,
  `private-event-${id}-link-${tag}0`,
  `event-${id}-link-${tag}`,
  `private-event-${id},private-user-${id}`,
  "private-user-__proto__",
  `organization-${id}`,
  `private-venue-${id}`,
  `venue-${id}-host`,
  "private-user-../../x",
])("the name %j is no channel", (name) => {
  expect(parseChannel(name)).toBeNull();
});
