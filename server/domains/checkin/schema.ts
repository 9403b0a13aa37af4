import { z } from "zod";
import { emailAddress } from "@/lib/email-address";
import { line, opaque, optionalLine } from "@/lib/text-schema";
import { cursor, id, instantIn, instantOut, pageOf } from "@/lib/wire-schema";
import { rsvpOut, rsvpStatus, seatsOut } from "../rsvps/schema";

/** The most scans of one batch. */
export const BATCH_SCANS_MAX = 200;
/** The length of the longest QR code: any code is read, and one that is not our ticket is refused in words. */
const CODE_MAX = 4_300;

const nonce = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, "Use 8 to 64 letters, digits, _ and -.")
  .describe("Chosen at random by the phone. The same nonce again is answered as before and changes nothing.");
const members = z
  .array(z.number().int().min(0).max(50))
  .min(1)
  .max(51)
  .describe("Members of the group by number: 0 is the person, 1 and up are guests. Left out = all.");
const sessionId = id.describe("For the door of a session; left out = the event's.");
const scannedAt = instantIn.describe("By the phone's clock; left out = now.");
const sentAt = instantIn.describe(
  "When the phone sent this, by the same clock: `scannedAt` is corrected by how wrong that clock is.",
);

const whom = {
  code: opaque(CODE_MAX).min(1).optional().describe("The text of the QR code, or the short code."),
  rsvpId: id.optional(),
  shortCode: opaque(100).min(1).optional(),
};
const scan = {
  ...whom,
  members: members.optional(),
  sessionId: sessionId.optional(),
  nonce,
  scannedAt: scannedAt.optional(),
};
const ONE_OF = { path: ["code"], message: "Send exactly one of code, rsvpId and shortCode." };
const namesOne = (input: { code?: unknown; rsvpId?: unknown; shortCode?: unknown }) =>
  [input.code, input.rsvpId, input.shortCode].filter((way) => way !== undefined).length === 1;

export const scanInput = z
  .strictObject({ eventId: id, ...scan, sentAt: sentAt.optional() })
  .refine(namesOne, ONE_OF);

export const undoInput = z.strictObject({
  eventId: id,
  rsvpId: id,
  members: members.optional(),
  sessionId: sessionId.optional(),
  nonce,
  scannedAt: scannedAt.optional(),
  sentAt: sentAt.optional(),
});

export const batchInput = z.strictObject({
  eventId: id,
  scans: z
    .array(
      z
        .strictObject({ kind: z.enum(["arrive", "undo"]).default("arrive"), ...scan })
        .refine(namesOne, ONE_OF)
        .refine(({ kind, rsvpId }) => kind === "arrive" || rsvpId !== undefined, {
          path: ["rsvpId"],
          message: "An undo names the RSVP.",
        }),
    )
    .min(1)
    .max(BATCH_SCANS_MAX),
  sentAt: sentAt.optional(),
});

const outcome = z.enum(["arrived", "already", "undone", "waiting", "refused"]);

export const scanOut = z.object({
  outcome: outcome.describe(
    "`waiting`: a person of the waitlist is now in line at the door. `refused` says why in `reason` and `message`.",
  ),
  reason: z.string().optional(),
  message: z.string().optional(),
  rsvp: rsvpOut.nullable(),
  person: z.object({ name: z.string(), party: z.number().int() }).nullable(),
  arrivedSeats: z.number().int(),
  arrivedMembers: z.array(z.number().int()),
  seats: z.number().int().describe("The size of the group."),
  firstAt: instantOut.optional().describe("When the first of these members arrived."),
  by: z.string().optional().describe("Who checked them in."),
  canWalkIn: z.boolean().optional().describe("They can be added to this session: a seat is free."),
  eventArrived: z
    .boolean()
    .optional()
    .describe("At the door of a session: whether they were checked in at the event."),
  clockSkewMinutes: z.number().int().describe("How far the phone's clock is ahead; negative = behind."),
  replayed: z.boolean().describe("This nonce was answered before; nothing changed."),
});

export const batchOut = z.object({
  results: z.array(
    z.object({
      nonce: z.string(),
      outcome: z.enum([...outcome.options, "failed"]).describe("`failed`: nothing changed; send it again."),
      reason: z.string().optional(),
      message: z.string().optional(),
      answer: scanOut.nullable(),
    }),
  ),
  serverNow: instantOut,
});

export const walkInInput = z
  .strictObject({
    eventId: id,
    name: line(100).optional(),
    email: emailAddress.optional(),
    guests: z.number().int().min(0).max(50).default(0),
    rsvpId: id.optional().describe("Instead of a name: a guest of the event who is added to the session."),
    sessionId: sessionId.optional(),
    nonce,
  })
  .refine((input) => (input.name === undefined) !== (input.rsvpId === undefined), {
    path: ["name"],
    message: "Send a name or an rsvpId.",
  });

const arrived = z.array(z.number().int());
const atDoor = {
  rsvpId: id,
  status: rsvpStatus,
  partySize: z.number().int(),
  arrived,
  onSiteAt: instantOut.nullable().describe("Since when a person of the waitlist is at the door."),
  codeHash: z.string().describe("The first 22 characters of the base64url of SHA-256 of their code."),
  shortCode: z.string(),
  olderCodes: z
    .array(z.object({ codeHash: z.string(), shortCode: z.string() }))
    .describe("Of codes signed with the site's previous secret, which still count."),
};

export const doorGuestOut = z.object({
  ...atDoor,
  name: z.string(),
  session: z.object(atDoor).nullable().describe("Their RSVP at the session that was asked for."),
});

export const doorListInput = z.strictObject({
  eventId: id,
  sessionId: sessionId.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

export const doorListOut = pageOf(doorGuestOut).extend({
  serverNow: instantOut,
  event: z.object({
    id,
    title: z.string(),
    startsAt: instantOut,
    endsAt: instantOut,
    timeZone: z.string(),
  }),
  opensAt: instantOut.nullable().describe("Null: check-in is open at any time before it closes."),
  closesAt: instantOut,
});

export const doorSearchInput = z.strictObject({
  eventId: id,
  q: optionalLine(100),
  sessionId: sessionId.optional(),
});
export const doorSearchOut = z.object({ items: z.array(doorGuestOut) });

export const eventScope = z.strictObject({ eventId: id });
export const sessionScope = z.strictObject({ eventId: id, sessionId: sessionId.optional() });

const doorCounts = {
  expected: z.number().int(),
  arrived: z.number().int(),
  waitingAtDoor: z.number().int(),
};
export const countsOut = z.object({
  ...doorCounts,
  walkIns: z.number().int(),
  sessions: z.array(z.object({ sessionId: id, title: z.string(), ...doorCounts })),
  lastHour: z.array(z.object({ at: instantOut, arrived: z.number().int() })),
  serverNow: instantOut,
});

export const servedOut = z.object({ served: z.number().int(), seats: seatsOut });

export const ticketOut = z.object({ code: z.string(), shortCode: z.string() });

export type Scan = Omit<z.output<typeof scanInput>, "eventId">;
export type Undo = Omit<z.output<typeof undoInput>, "eventId">;
export type WalkIn = Omit<z.output<typeof walkInInput>, "eventId">;
export type Batch = z.output<typeof batchInput>;
export type ScanAnswer = z.infer<typeof scanOut>;
export type BatchAnswer = z.infer<typeof batchOut>;
export type DoorGuest = z.infer<typeof doorGuestOut>;
export type DoorList = z.infer<typeof doorListOut>;
export type DoorCounts = z.infer<typeof countsOut>;
