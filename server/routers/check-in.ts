import { fileOut } from "@/lib/wire-schema";
import { scanAtDoor, scanBatch, undoAtDoor } from "../domains/checkin/commands";
import { qrSvg } from "../domains/checkin/qr.policy";
import { getTicket, listForDoor, searchAtDoor } from "../domains/checkin/queries";
import * as schema from "../domains/checkin/schema";
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
    .query(({ ctx, input }) => getTicket(ctx.db, { ...input, eventId: ctx.rsvp.eventId })),

  ticketPicture: rsvpReaderProcedure
    .meta({
      ...rest("GET", "/rsvps/{rsvpId}/qr.svg", "The QR code of an RSVP as a picture"),
      file: "image/svg+xml",
    })
    .input(rsvpIdInput)
    .output(fileOut)
    .query(async ({ ctx, input }) => {
      const { code } = await getTicket(ctx.db, { ...input, eventId: ctx.rsvp.eventId });
      return { name: "ticket.svg", text: qrSvg(code) };
    }),

  scan: door
    .meta(rest("POST", "/events/{eventId}/check-in", "Check a guest in by code, short code or RSVP"))
    .input(schema.scanInput)
    .output(schema.scanOut)
    .mutation(({ ctx, input: { eventId: _, ...scan } }) => scanAtDoor(ctx.db, ctx, scan)),

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
    .mutation(({ ctx, input: { eventId: _, ...undo } }) => undoAtDoor(ctx.db, ctx, undo)),

  batch: door
    .meta(
      rest("POST", "/events/{eventId}/check-in/batch", "Send what a phone recorded while offline, in order"),
    )
    .input(schema.batchInput)
    .output(schema.batchOut)
    .mutation(({ ctx, input }) => scanBatch(ctx.db, ctx, input)),

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
});
