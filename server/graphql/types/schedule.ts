import { errorMessage } from "../../../lib/error-message";
import { rsvpStatus } from "../../domains/rsvps/schema";
import type { ScheduleItem } from "../../domains/schedule/schema";
import { publicError, refusalIn } from "../../trpc/errors";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";

const RsvpStatus = builder.enumType("RsvpStatus", {
  values: Object.fromEntries(rsvpStatus.options.map((status) => [status.toUpperCase(), { value: status }])),
});

type SessionRsvp = Outputs["schedule"]["cancel"]["rsvp"];

const SessionRsvpType = builder.objectRef<SessionRsvp>("SessionRsvpType").implement({
  description: "One person's RSVP to a session.",
  fields: (t) => ({
    id: t.exposeID("id"),
    sessionId: t.exposeID("sessionId", { nullable: true }),
    eventId: t.exposeID("eventId"),
    status: t.field({ type: RsvpStatus, resolve: ({ status }) => status }),
    position: t.exposeInt("position", { nullable: true, description: "On the waitlist; null elsewhere." }),
    offerExpiresAt: t.expose("offerExpiresAt", { type: "DateTime", nullable: true }),
    rsvpAt: t.expose("rsvpAt", { type: "DateTime" }),
  }),
});

type Change = { success: boolean; message: string; rsvp: SessionRsvp | null };

const fieldsOfChange = (name: string, description: string) =>
  builder.objectRef<Change>(name).implement({
    description,
    fields: (t) => ({
      success: t.exposeBoolean("success"),
      message: t.exposeString("message", { description: "What happened, or why nothing did." }),
      rsvp: t.field({ type: SessionRsvpType, nullable: true, resolve: ({ rsvp }) => rsvp }),
    }),
  });

const RsvpToSessionResponse = fieldsOfChange("RsvpToSessionResponse", "The result of an RSVP to a session.");
const CancelSessionRsvpResponse = fieldsOfChange(
  "CancelSessionRsvpResponse",
  "The result of giving a session back.",
);

const MyScheduleItem = builder.objectRef<ScheduleItem>("MyScheduleItem").implement({
  description: "A session of one's own schedule.",
  fields: (t) => ({
    rsvpId: t.exposeID("rsvpId"),
    sessionId: t.exposeID("sessionId"),
    title: t.exposeString("title"),
    startTime: t.expose("startsAt", { type: "DateTime" }),
    endTime: t.expose("endsAt", { type: "DateTime" }),
    sessionType: t.exposeString("type", { nullable: true }),
    room: t.exposeString("room", { nullable: true }),
    track: t.exposeString("track", { nullable: true }),
    speakers: t.stringList({ resolve: ({ speakers }) => speakers.map(({ name }) => name) }),
    rsvpStatus: t.field({ type: RsvpStatus, resolve: (item) => item.rsvpStatus }),
    position: t.exposeInt("position", { nullable: true }),
    clashesWith: t.idList({ resolve: (item) => item.clashesWith }),
  }),
});

const RsvpToSessionInput = builder.inputType("RsvpToSessionInput", {
  fields: (t) => ({
    sessionId: t.id({ required: true }),
    guests: t.int(),
    swap: t.idList({ description: "Sessions to give up for a seat here." }),
    dropIfPromoted: t.idList({ description: "Sessions to give up once a seat here opens." }),
    onlyIfFree: t.boolean({ description: "Wait, and get a seat only while free at that time." }),
  }),
});

const CancelSessionRsvpInput = builder.inputType("CancelSessionRsvpInput", {
  fields: (t) => ({ sessionId: t.id({ required: true }) }),
});

builder.queryFields((t) => ({
  mySchedule: t.field({
    type: [MyScheduleItem],
    nullable: true,
    description: "Your sessions of an event, in the order of their start.",
    extensions: { listSize: 50 },
    args: { eventId: t.arg.id({ required: true }) },
    resolve: async (_root, { eventId }, { graphql: { call } }) =>
      (await call.schedule.ofEvent({ eventId })).items,
  }),
}));

builder.mutationFields((t) => ({
  rsvpToSession: t.field({
    type: RsvpToSessionResponse,
    nullable: true,
    description: "RSVPs to a session: a seat, or a place on its waitlist.",
    args: { input: t.arg({ type: RsvpToSessionInput, required: true }) },
    resolve: (_root, { input }, { graphql: { call } }) =>
      changed(async () => {
        const { rsvp } = await call.schedule.rsvp(given(input));
        return { rsvp, message: MESSAGES[rsvp.status] };
      }),
  }),
  cancelSessionRsvp: t.field({
    type: CancelSessionRsvpResponse,
    nullable: true,
    description: "Gives back a seat at a session, or leaves its waitlist.",
    args: { input: t.arg({ type: CancelSessionRsvpInput, required: true }) },
    resolve: (_root, { input }, { graphql: { call } }) =>
      changed(async () => ({ ...(await call.schedule.cancel(given(input))), message: MESSAGES.cancelled })),
  }),
}));

const MESSAGES: Record<SessionRsvp["status"], string> = {
  confirmed: "You have a seat at this session.",
  waitlisted: "You're on the waitlist of this session.",
  offered: "A seat at this session is being held for you.",
  pending: "The host approves each guest of this session.",
  cancelled: "You've given this session back.",
  declined: "The host declined your RSVP.",
};

/** A refusal because of how things stand is a result; every other one is an error of the field. */
async function changed(work: () => Promise<{ rsvp: SessionRsvp; message: string }>): Promise<Change> {
  try {
    const { rsvp, message } = await work();
    return { success: true, message, rsvp };
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal?.code !== "conflict" && refusal?.code !== "expired") throw error;
    return { success: false, message: errorMessage(publicError(error)), rsvp: null };
  }
}
