import { expect, test } from "vitest";
import { doorChannel, eventChannel, hostChannel, linkChannel, userChannel } from "./channels";
import { groupChannel, postChannel } from "./community-channels";
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
  [groupChannel({ id, visibility: "unlisted" }), { kind: "group", groupId: id, isPrivate: false }],
  [groupChannel({ id, visibility: "private" }), { kind: "group", groupId: id, isPrivate: true }],
  [
    postChannel({ id, audience: "everyone", group: { visibility: "public" } }),
    { kind: "post", postId: id, by: "everyone" },
  ],
  [
    postChannel({ id, audience: "going", group: { visibility: "public" } }),
    { kind: "post", postId: id, by: "audience" },
  ],
  [
    postChannel({ id, audience: "everyone", group: { visibility: "private" } }),
    { kind: "post", postId: id, by: "membership" },
  ],
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
  `group-post-${id}`,
  `private-group-private-post-${id}`,
  `private-group-${id}-post-${id}`,
])("the name %j is no channel", (name) => {
  expect(parseChannel(name)).toBeNull();
});
