import { fileOut } from "@/lib/wire-schema";
import { scanAtDoor, scanBatch, undoAtDoor } from "../domains/checkin/commands";
import { countArrivals } from "../domains/checkin/counts.queries";
import { qrSvg } from "../domains/checkin/qr.policy";
import { getTicket, listForDoor, searchAtDoor } from "../domains/checkin/queries";
import * as schema from "../domains/checkin/schema";
import { serveDoor } from "../domains/checkin/serve-door.commands";
import { walkIn } from "../domains/checkin/walk-ins.commands";
import { rsvpIdInput } from "../domains/rsvps/schema";
import { eventRoleProcedure, router, rsvpReaderProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const door = eventRoleProcedure("door");
const rest = restUnder("Check-in");

/** What doors do. Everything that a door should say in words is an answer, never an error. */
export const checkInRouter = router({
  ticket: rsvpReaderProcedure
    .meta(rest("GET", "/rsvps/{rsvpId}/qr", "The text of the QR code of an RSVP, and its short code"))
    .input(rsvpIdInput)
    .output(schema.ticketOut)
    .query(({ ctx, input }) => getTicket(ctx.db, input)),

  ticketPicture: rsvpReaderProcedure
    .meta({
      ...rest("GET", "/rsvps/{rsvpId}/qr.svg", "The QR code of an RSVP as a picture"),
      file: "image/svg+xml",
    })
    .input(rsvpIdInput)
    .output(fileOut)
    .query(async ({ ctx, input }) => {
      const { code } = await getTicket(ctx.db, input);
      return { name: "ticket.svg", text: qrSvg(code) };
    }),

  scan: door
    .meta(rest("POST", "/events/{eventId}/check-in", "Check a guest in by code, short code or RSVP"))
    .input(schema.scanInput)
    .output(schema.scanOut)
    .mutation(({ ctx, input: { eventId: _, ...scan } }) => scanAtDoor(ctx.db, at(ctx), scan)),

  undo: door
    .meta(
      rest(
        "POST",
        "/events/{eventId}/check-in/undo",
        "Take a check-in back, for all of a group or some of it",
      ),
    )
    .input(schema.undoInput)
    .output(schema.scanOut)
    .mutation(({ ctx, input: { eventId: _, ...undo } }) => undoAtDoor(ctx.db, at(ctx), undo)),

  batch: door
    .meta(
      rest("POST", "/events/{eventId}/check-in/batch", "Send what a phone recorded while offline, in order"),
    )
    .input(schema.batchInput)
    .output(schema.batchOut)
    .mutation(({ ctx, input }) => scanBatch(ctx.db, at(ctx), input)),

  list: door
    .meta(rest("GET", "/events/{eventId}/check-in/list", "What a door needs offline"))
    .input(schema.doorListInput)
    .output(schema.doorListOut)
    .query(({ ctx, input }) => listForDoor(ctx.db, ctx.event, { ...input, now: ctx.now })),

  search: door
    .meta(rest("GET", "/events/{eventId}/check-in/search", "Find guests by the beginnings of their names"))
    .input(schema.doorSearchInput)
    .output(schema.doorSearchOut)
    .query(({ ctx, input }) => searchAtDoor(ctx.db, ctx.event, { ...input, now: ctx.now })),

  counts: door
    .meta(
      rest("GET", "/events/{eventId}/check-in/counts", "Live counters: expected, arrived, waiting, added"),
    )
    .input(schema.eventScope)
    .output(schema.countsOut)
    .query(({ ctx }) => countArrivals(ctx.db, ctx.event, ctx.now)),

  walkIn: door
    .meta(rest("POST", "/events/{eventId}/check-in/walk-in", "Add a person at the door, if there is a seat"))
    .input(schema.walkInInput)
    .output(schema.scanOut)
    .mutation(({ ctx, input: { eventId: _, ...asked } }) => walkIn(ctx.db, at(ctx), asked)),

  serveDoor: door
    .meta(
      rest(
        "POST",
        "/events/{eventId}/check-in/serve-door",
        "Give unclaimed seats to the people who wait at the door, if it is time",
      ),
    )
    .input(schema.sessionScope)
    .output(schema.servedOut)
    .mutation(({ ctx, input }) => serveDoor(ctx.db, at(ctx), input.sessionId)),
});

type DoorContext = Parameters<Parameters<typeof door.query>[0]>[0]["ctx"];

/** Doors decide by the database's clock, read under the lock, and not by that of the request. */
const at = ({ event, viewer }: DoorContext) => ({ event, viewer });
