import { cancellationReason, endReason, entryStatus } from "../../domains/holds/queue.schema";
import type { EntriesOut, EntryOut } from "../../domains/holds/schema";
import { given } from "../arguments";
import { builder } from "../builder";
import type { GraphqlContext } from "../context";
import type { Outputs } from "../outputs";
import { AvailabilityStatus } from "./badges";
import { Layout } from "./fields";
import { Rfp } from "./rfps";

const WaitlistStatus = builder.enumType("WaitlistStatus", { values: entryStatus.options });
const CancellationReason = builder.enumType("CancellationReason", { values: cancellationReason.options });
const WaitlistEndReason = builder.enumType("WaitlistEndReason", {
  description: "Why an entry ended: a cancellation, or what time does.",
  values: endReason.options,
});

const WaitlistVenue = builder.objectRef<EntryOut["venue"]>("WaitlistVenue").implement({
  description: "The venue of a waitlist entry.",
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
    city: t.exposeString("city", {
      nullable: true,
      description: "Null while the venue is not shown to others.",
    }),
    country: t.exposeString("country", { nullable: true }),
    timeZone: t.exposeString("timeZone"),
    availabilityStatus: t.field({ type: AvailabilityStatus, resolve: (venue) => venue.availabilityStatus }),
  }),
});

const VenueWaitlistEntryType = builder.objectRef<EntryOut>("VenueWaitlistEntryType").implement({
  description: "One organization's place on the waitlist of a venue.",
  fields: (t) => ({
    id: t.exposeID("id"),
    organizationId: t.exposeID("organizationId"),
    venueId: t.exposeID("venueId"),
    venue: t.field({ type: WaitlistVenue, resolve: ({ venue }) => venue }),
    sourceRfpId: t.exposeID("sourceRfpId"),
    sourceRfpVenueId: t.exposeID("sourceRfpVenueId"),
    status: t.field({ type: WaitlistStatus, resolve: ({ status }) => status }),
    position: t.exposeInt("position", { nullable: true, description: "Null for an entry that has ended." }),
    isPaused: t.exposeBoolean("isPaused"),
    holdOfferedAt: t.expose("holdOfferedAt", { type: "DateTime", nullable: true }),
    holdExpiresAt: t.expose("holdExpiresAt", { type: "DateTime", nullable: true }),
    holdReminderSent: t.exposeBoolean("holdReminderSent"),
    convertedRfpId: t.exposeID("convertedRfpId", { nullable: true }),
    desiredDatesStart: t.expose("desiredDatesStart", { type: "Date", nullable: true }),
    desiredDatesEnd: t.expose("desiredDatesEnd", { type: "Date", nullable: true }),
    datesFlexible: t.exposeBoolean("datesFlexible"),
    attendanceMin: t.exposeInt("attendanceMin", { nullable: true }),
    attendanceMax: t.exposeInt("attendanceMax", { nullable: true }),
    eventType: t.exposeString("eventType"),
    spaceRequirements: t.field({ type: [Layout], resolve: ({ spaceRequirements }) => spaceRequirements }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    cancellationReason: t.field({
      type: CancellationReason,
      nullable: true,
      resolve: (entry) => entry.cancellationReason,
    }),
    cancellationNotes: t.exposeString("cancellationNotes", { nullable: true }),
    endReason: t.field({ type: WaitlistEndReason, nullable: true, resolve: (entry) => entry.endReason }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true }),
    stillInterestedSentAt: t.expose("stillInterestedSentAt", { type: "DateTime", nullable: true }),
    stillInterestedResponded: t.exposeBoolean("stillInterestedResponded"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

const Pagination = builder.objectRef<EntriesOut["pagination"]>("Pagination").implement({
  fields: (t) => ({
    page: t.exposeInt("page"),
    pageSize: t.exposeInt("pageSize"),
    total: t.exposeInt("total"),
  }),
});

const WaitlistEntryListResult = builder.objectRef<EntriesOut>("WaitlistEntryListResult").implement({
  description: "A page of waitlist entries.",
  fields: (t) => ({
    waitlistEntries: t.field({ type: [VenueWaitlistEntryType], resolve: (of) => of.waitlistEntries }),
    pagination: t.field({ type: Pagination, resolve: ({ pagination }) => pagination }),
  }),
});

const WaitlistConversionResult = builder
  .objectRef<Outputs["waitlists"]["convert"]>("WaitlistConversionResult")
  .implement({
    description: "A converted hold and the draft that was made of it.",
    fields: (t) => ({
      waitlistEntry: t.field({ type: VenueWaitlistEntryType, resolve: (of) => of.waitlistEntry }),
      newRfp: t.field({ type: Rfp, resolve: ({ newRfp }) => newRfp }),
    }),
  });

builder.queryFields((t) => ({
  myWaitlistEntries: t.field({
    type: WaitlistEntryListResult,
    nullable: true,
    description: "The waitlist entries of all your organizations or of one, active ones first.",
    args: {
      status: t.arg({ type: WaitlistStatus }),
      activeOnly: t.arg.boolean({ description: "Only entries that wait or are held." }),
      page: t.arg.int({ defaultValue: 1 }),
      pageSize: t.arg.int({ defaultValue: 20 }),
      organizationId: t.arg.id(),
    },
    resolve: (_root, { organizationId: orgId, activeOnly, ...rest }, { graphql: { call } }) => {
      const asked = { ...given(rest), ...(activeOnly && { activeOnly: "true" }) };
      return orgId ? call.waitlists.list({ orgId, ...asked }) : call.waitlists.mine(asked);
    },
  }),
  waitlistEntry: t.field({
    type: VenueWaitlistEntryType,
    nullable: true,
    description: "One waitlist entry of one of your organizations.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { graphql }) => graphql.call.waitlists.get(await ownEntry(graphql, id)),
  }),
}));

const waitlistId = { required: true } as const;

builder.mutationFields((t) => ({
  joinVenueWaitlist: t.field({
    type: VenueWaitlistEntryType,
    nullable: true,
    description: "Joins the waitlist of a venue that answered one of your requests with `unavailable`.",
    args: { sourceRfpVenueId: t.arg.id({ required: true }) },
    resolve: async (_root, { sourceRfpVenueId }, { graphql: { call } }) => {
      const { orgId } = await call.owners.ofRfpVenue({ rfpVenueId: sourceRfpVenueId });
      return call.waitlists.join({ orgId, sourceRfpVenueId });
    },
  }),
  convertWaitlistHold: t.field({
    type: WaitlistConversionResult,
    nullable: true,
    description: "Turns a hold into a draft request to this venue only.",
    args: { waitlistId: t.arg.id(waitlistId) },
    resolve: async (_root, args, { graphql }) =>
      graphql.call.waitlists.convert(await ownEntry(graphql, args.waitlistId)),
  }),
  cancelWaitlistEntry: t.field({
    type: VenueWaitlistEntryType,
    nullable: true,
    description: "Leaves the waitlist; a hold goes to the next organization.",
    args: {
      waitlistId: t.arg.id(waitlistId),
      reason: t.arg({ type: CancellationReason, required: true }),
      notes: t.arg.string(),
    },
    resolve: async (_root, { waitlistId: id, ...why }, { graphql }) =>
      graphql.call.waitlists.cancel({ ...(await ownEntry(graphql, id)), ...given(why) }),
  }),
  respondStillInterested: t.field({
    type: VenueWaitlistEntryType,
    nullable: true,
    description: "Answers whether you are still interested; `false` leaves the waitlist.",
    args: { waitlistId: t.arg.id(waitlistId), interested: t.arg.boolean({ required: true }) },
    resolve: async (_root, { waitlistId: id, interested }, { graphql }) =>
      graphql.call.waitlists.stillInterested({ ...(await ownEntry(graphql, id)), interested }),
  }),
}));

/** @throws TRPCError not-found: there is no such entry in any organization of the viewer */
async function ownEntry(
  { call }: GraphqlContext,
  id: string,
): Promise<{ orgId: string; waitlistId: string }> {
  const { orgId } = await call.owners.ofEntry({ waitlistId: id });
  return { orgId, waitlistId: id };
}
