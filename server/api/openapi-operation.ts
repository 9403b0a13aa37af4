import type { OpenAPIObject } from "trpc-to-openapi";
import type { Access } from "../trpc/init";
import { EXAMPLE_PARAMS, EXAMPLES, type Example } from "./examples";
import { takesKey } from "./idempotency-key";
import { refusalsOf, successHeaders, UNCHANGED } from "./openapi-responses";
import type { RestRoute } from "./routes";

type PathItem = NonNullable<OpenAPIObject["paths"]>[string];
export type Operation = NonNullable<PathItem["get"]>;

const WHO: Record<Access, string> = {
  anyone: "For anyone.",
  "signed-in": "For signed-in people.",
  "event-viewer": "For everyone who may see the event, signed in or not.",
  "event-guest": "For signed-in people who may see the event.",
  "event-door": "For the host, co-hosts and door staff of the event.",
  "event-leader": "For the host and co-hosts of the event, and for owners and moderators of its group.",
  "event-moderator": "For the host and co-hosts of the event, and for platform admins.",
  "event-cohost": "For the host and co-hosts of the event.",
  "event-host": "For the host of the event.",
  "rsvp-owner": "For the owner of the RSVP.",
  "claim-leader":
    "For the leader of the link, for the host and co-hosts of the event, and for owners and moderators of its group.",
  "rsvp-reader": "For the owner of the RSVP and for the host and co-hosts of the event.",
  "organization-member": "For members of the organization.",
  "organization-manager": "For owners and managers of the organization.",
  "organization-owner": "For owners of the organization.",
  "venue-viewer": "For everyone who may see the venue, signed in or not.",
  "venue-member": "For members of the venue's organization.",
  "venue-manager": "For owners and managers of the venue's organization.",
  "venue-owner": "For owners of the venue's organization.",
  "attachment-reader":
    "For everyone who may see what the file belongs to, and for the person who uploaded it while it belongs to nothing.",
  "rfp-venue-member": "For members of the organization of the venue that was asked.",
  "group-reader": "For everyone who may read the group, signed in or not.",
  "group-member": "For members of the group.",
  "group-moderator": "For owners and moderators of the group.",
  "group-owner": "For owners of the group.",
  "group-site-member": "For members of the group, and for platform admins.",
  "group-site-moderator": "For owners and moderators of the group, and for platform admins.",
  "post-reader": "For everyone who may read the post, signed in or not.",
  "post-member": "For members of the group who may read the post.",
  "post-moderator": "For owners and moderators of the group.",
  "post-site-moderator": "For owners and moderators of the group, and for platform admins.",
  admin: "For platform admins.",
};

const PARAMS: Record<string, string> = {
  eventId: "The id of the event.",
  rsvpId: "The id of the RSVP.",
  orgId: "The id or the slug of the organization.",
  userId: "The id of the person.",
  venueId: "The id or the slug of the venue.",
  rfpId: "The id of the RFP.",
  groupId: "The id or the slug of the group.",
  postId: "The id of the post.",
  commentId: "The id of the comment.",
  rfpVenueId: "The id of the venue within its RFP.",
  near: "Count distances from here: latitude,longitude.",
  spaceId: "The id of the space.",
  blockId: "The id of the blocked range.",
  tokenId: "The id of the token, not its secret.",
  sessionId: "The id of a session.",
  roomId: "The id of a room.",
  reportId: "The id of the report; the others of the same thing are resolved with it.",
  trackId: "The id of a track.",
  tagId: "The id of the topic tag; to read it, its slug or an alias too.",
  retired: "`true`: retired ones too.",
  speakerId: "The id of a speaker.",
  linkId: "The id of the claim link, not its secret.",
  webhookId: "The id of the webhook.",
  deliveryId: "The id of the delivery in the webhook's log.",
  token: "The secret part of the link. Anyone who has it may use it.",
  email: "The email address that has the role.",
  pass: "Shows a private picture to the holder of the link that it came with.",
  invite: "For private events: the secret of the invitation link.",
  confirm: "One's own email address, to confirm what cannot be undone.",
  cursor: "`nextCursor` of the page before.",
  limit: "Items per page.",
  seriesId: "Only dates of this series.",
  q: "Words to search for.",
  from: "Only events that end after this instant; if you leave it out, now.",
  to: "Only events that start before this instant.",
  status: "Only those with this status.",
  sort: "What to sort by; default: the time of the first RSVP.",
  order: "Ascending or descending; default: ascending.",
  when: "Upcoming or past.",
  chart: "Which chart.",
  invitationId: "The id of the invitation.",
  messageId: "The id of the message.",
  minutesBefore: "Minutes before the start.",
  state: "Only those in this state.",
  answer: "Only RSVPs with this answer.",
  size: "Of a picture: the largest kept size up to this one; if you leave it out, the largest.",
  uploadId: "The id of the upload.",
  attachmentId: "The id of the upload, which is also the id of the attachment.",
  topic: "Only groups with this topic tag, by name.",
  mine: "`true`: only groups that one is a member of.",
  groupLinkId: "The id of the invitation link, not its secret.",
  waitlistId: "The id of the waitlist entry, `vwl_` and 12 hexadecimal digits.",
  activeOnly: "Only entries that wait or are held.",
  page: "Which page, from 1.",
  pageSize: "Entries per page.",
  parentId: "Only direct replies of this comment; if you leave it out, those to the post.",
  kind: "The kind of reaction.",
  in: "Only what is of this kind; if you leave it out, some of each.",
};

/** Of the directory, where the name means something else than in lists of events and RSVPs. */
const DIRECTORY_PARAMS: Record<string, string> = {
  q: "Beginnings of words to find in name, place, amenities or description; all of them must occur.",
  city: "The name of the city, without regard to case and accents.",
  near: "Latitude and longitude, separated by a comma.",
  radiusKm: "How far from `near`; default: 50.",
  from: "Only venues that have not blocked these days: the first one.",
  to: "The day after the last one; if you leave it out, `from` is one day.",
  attendance: "Only venues with a space that seats this many people, in `layout` if you name one.",
  layout: "Only venues with a space in this layout.",
  badge: "Only venues with one of these badges, separated by commas.",
  amenities: "Only venues with all of these amenities, separated by commas.",
  sort: "Default: relevance with `q`, otherwise distance with `near`, otherwise name.",
};

/** Of groups, where the name means something else than in lists of events and RSVPs. */
const GROUP_PARAMS: Record<string, string> = {
  q: "Words that must occur.",
  near: "Words that the place must contain.",
  sort: "Newest first, or most members first; default: newest.",
  reason: "Why, for the group's log.",
  role: "Only members with this role.",
};

/** Of the list of an event's sessions. */
const PROGRAM_PARAMS: Record<string, string> = {
  track: "Only sessions of this track, by name or id.",
  room: "Only sessions in this room, by name or id.",
  type: "Only sessions of this type.",
  q: "Words of the title, description, type, speakers, room or track; all of them must occur.",
  day: "Only sessions that start on this day in the event's zone.",
  from: "Only sessions that end after this instant.",
  to: "Only sessions that start before this instant.",
  free: "`true`: only sessions with seats for newcomers.",
};

/** Of lists of posts and comments. */
const FEED_PARAMS: Record<string, string> = {
  sort: "Newest first, or last active first; default: newest.",
  tag: "Only posts with this tag, by its name or an alias.",
  eventId: "Only posts about this event.",
  unread: "`true`: only posts with something unread.",
};

const BODY_FIELDS: Record<string, string> = {
  body: "Plain text; empty lines separate paragraphs.",
  count: "How many groups, from the start of the waitlist; or list them in `rsvpIds`.",
  email: "An email address.",
  emails: "Email addresses.",
  expectedVersion: "The `version` that the change was made on.",
  expiresAt: "When it expires; null means never.",
  guests: "How many guests come along; the RSVP takes one more seat than this.",
  invite: "For private events: the secret of the invitation link.",
  name: "The name.",
  people: "The people to invite, at most 250 per call.",
  password: "At least 10 characters.",
  role: "Everything except deleting the event, or check-in only.",
  rsvpIds: "The ids of the RSVPs.",
  source: "The traffic source of the visitor, such as `newsletter`; default: `direct`.",
  subject: "One line of plain text.",
  specialRequirements: "What the hosts should know; null for none.",
};

/** The generated operation, completed with its access rule, its answers and an example of each part. */
export function completeOperation(operation: Operation, route: RestRoute): Operation {
  const example = EXAMPLES[route.procedure];
  return {
    ...operation,
    description: WHO[route.access],
    security: securityOf(route),
    ...parametersOf(operation, route, example),
    ...(operation.requestBody && { requestBody: strictBody(operation.requestBody, example) }),
    responses: { ...successesOf(operation, route, example), ...refusalsOf(route) },
  };
}

/** Read without signing in where what is asked for is public. */
const OPEN = new Set<Access>([
  "event-viewer",
  "venue-viewer",
  "attachment-reader",
  "group-reader",
  "post-reader",
]);

function securityOf({ access, bySignIn }: RestRoute): NonNullable<Operation["security"]> {
  if (access === "anyone") return [];
  if (bySignIn) return [{ cookie: [] }];
  const either: Record<string, string[]>[] = [{ token: [] }, { cookie: [] }];
  return OPEN.has(access) ? [{}, ...either] : either;
}

type Parameter = NonNullable<Operation["parameters"]>[number];

function named(param: Parameter, { path }: RestRoute, example: Example | undefined): Parameter {
  if (!("name" in param)) return param;
  const value = param.in === "path" ? EXAMPLE_PARAMS[param.name] : example?.query?.[param.name];
  const own = param.schema && "description" in param.schema ? param.schema.description : undefined;
  const ofDirectory = /^\/venues(\/map)?$/.test(path) ? DIRECTORY_PARAMS[param.name] : undefined;
  const ofProgram = path === "/events/{eventId}/sessions" ? PROGRAM_PARAMS[param.name] : undefined;
  const ofFeed = /^\/(groups\/\{groupId\}\/posts|me\/feed)$/.test(path) ? FEED_PARAMS[param.name] : undefined;
  const ofGroups = path.startsWith("/groups") ? GROUP_PARAMS[param.name] : undefined;
  const special = ofDirectory ?? ofProgram ?? ofFeed ?? ofGroups;
  const description = special ?? PARAMS[param.name] ?? param.description ?? own;
  return { ...param, description, ...(value !== undefined && { example: typed(value, param.schema) }) };
}

/** An example as the type that its schema declares. In a URL every value is text. */
function typed(value: string, schema: object | undefined) {
  const type = schema && "type" in schema ? schema.type : undefined;
  if (type === "integer" || type === "number") return Number(value);
  return type === "boolean" ? value === "true" : value;
}

function parametersOf({ parameters = [] }: Operation, route: RestRoute, example: Example | undefined) {
  const all = parameters.map((param) => named(param, route, example));
  if (takesKey(route)) all.push({ $ref: "#/components/parameters/IdempotencyKey" });
  return all.length > 0 ? { parameters: all } : {};
}

type Body = NonNullable<Operation["requestBody"]>;

function strictBody(body: Body, example: Example | undefined): Body {
  if (!("content" in body)) return body;
  const json = body.content["application/json"];
  const properties = described(json?.schema && "properties" in json.schema ? json.schema.properties : {});
  const schema = { ...json?.schema, properties, additionalProperties: false };
  const isNeeded = Boolean(json?.schema && "required" in json.schema && json.schema.required?.length);
  return {
    required: isNeeded,
    content: { "application/json": { schema, ...(example?.body && { example: example.body }) } },
  };
}

/** A field's own description in the schema is more specific, and stays. */
function described<Property extends object>(properties: Record<string, Property> = {}) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      { ...(BODY_FIELDS[name] && { description: BODY_FIELDS[name] }), ...property },
    ]),
  );
}

function successesOf(operation: Operation, route: RestRoute, example: Example | undefined) {
  const { answersCreated, file } = route;
  const headers = successHeaders(route);
  if (file === "attachment") {
    const bytes = { "*/*": { schema: { type: "string" as const, format: "binary" } } };
    return { 200: { description: "The bytes.", headers, content: bytes }, 304: UNCHANGED };
  }
  if (file) {
    const text = { [file]: { schema: { type: "string" as const }, example: example?.answer.text } };
    return {
      200: { description: "The file.", headers, content: text },
      ...(file === "text/calendar" && { 304: UNCHANGED }),
    };
  }
  const schema = operation.responses?.["200"]?.content?.["application/json"]?.schema;
  const { created: _, ...answer } = example?.answer ?? {};
  const content = {
    "application/json": { schema: withoutCreated(schema), ...(example && { example: answer }) },
  };
  if (answersCreated === "always") return { 201: { description: "Made.", headers, content } };
  if (!answersCreated) return { 200: { description: "Done.", headers, content } };
  return {
    201: { description: "Made.", headers, content },
    200: { description: "It already existed; nothing was changed.", headers, content },
  };
}

/** `created` becomes the status. */
function withoutCreated(schema: { properties?: Record<string, unknown>; required?: string[] } | undefined) {
  if (!schema?.properties?.created) return schema;
  const { created: _, ...properties } = schema.properties;
  return { ...schema, properties, required: schema.required?.filter((name) => name !== "created") };
}
