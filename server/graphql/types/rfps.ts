import {
  availability,
  type ResponseOut,
  type RfpOut,
  type RfpSummaryOut,
  type RfpVenueOut,
  rfpStatus,
  rfpVenueStatus,
  turnDownReason,
} from "../../domains/rfps/schema";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";
import { Attachment, Layout } from "./fields";

const RfpStatus = builder.enumType("RfpStatus", { values: rfpStatus.options });
const RfpVenueStatus = builder.enumType("RfpVenueStatus", { values: rfpVenueStatus.options });
const Availability = builder.enumType("Availability", {
  description: "What a venue answered.",
  values: availability.options,
});
const TurnDownReason = builder.enumType("TurnDownReason", { values: turnDownReason.options });

const DateRange = builder.objectRef<{ start: string; end: string }>("DateRange").implement({
  description: "Days from `start` up to, and without, `end`.",
  fields: (t) => ({ start: t.expose("start", { type: "Date" }), end: t.expose("end", { type: "Date" }) }),
});

const RfpResponse = builder.objectRef<ResponseOut>("RfpResponse").implement({
  description: "The newest answer of a venue.",
  fields: (t) => ({
    availability: t.field({ type: Availability, resolve: (response) => response.availability }),
    message: t.exposeString("message"),
    quote: t.expose("quote", { type: "SafeInt", nullable: true }),
    currency: t.exposeString("currency", { nullable: true }),
    spaceIds: t.exposeIDList("spaceIds"),
    alternatives: t.field({ type: [DateRange], resolve: ({ alternatives }) => alternatives }),
    validUntil: t.expose("validUntil", { type: "DateTime", nullable: true }),
    respondedAt: t.expose("respondedAt", { type: "DateTime" }),
    revisedAt: t.expose("revisedAt", { type: "DateTime", nullable: true }),
  }),
});

const RfpVenue = builder.objectRef<RfpVenueOut>("RfpVenue").implement({
  description: "One venue of a request, as its organization sees it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    venueId: t.exposeID("venueId"),
    status: t.field({ type: RfpVenueStatus, resolve: ({ status }) => status }),
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
    city: t.exposeString("city"),
    country: t.exposeString("country"),
    timeZone: t.exposeString("timeZone"),
    askedAt: t.expose("askedAt", { type: "DateTime", nullable: true }),
    shortlisted: t.exposeBoolean("shortlisted"),
    notes: t.exposeString("notes"),
    response: t.field({ type: RfpResponse, nullable: true, resolve: ({ response }) => response }),
    turnDownReason: t.field({
      type: TurnDownReason,
      nullable: true,
      resolve: ({ turnedDown }) => turnedDown?.reason ?? null,
    }),
    questions: t.exposeInt("questions"),
  }),
});

const RfpSummaryVenue = builder.objectRef<RfpSummaryOut["venues"][number]>("RfpSummaryVenue").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    venueId: t.exposeID("venueId"),
    name: t.exposeString("name"),
    status: t.field({ type: RfpVenueStatus, resolve: ({ status }) => status }),
  }),
});

const RfpBase = builder.interfaceRef<Omit<RfpSummaryOut, "venues">>("RfpBase").implement({
  description: "What lists and single requests have in common.",
  fields: (t) => ({
    id: t.exposeID("id"),
    organizationId: t.exposeID("organizationId"),
    status: t.field({ type: RfpStatus, resolve: ({ status }) => status }),
    title: t.exposeString("title"),
    eventType: t.exposeString("eventType"),
    preferredDatesStart: t.expose("preferredDatesStart", { type: "Date", nullable: true }),
    preferredDatesEnd: t.expose("preferredDatesEnd", { type: "Date", nullable: true }),
    datesFlexible: t.exposeBoolean("datesFlexible"),
    alternativeDates: t.field({ type: [DateRange], resolve: ({ alternativeDates }) => alternativeDates }),
    attendanceMin: t.exposeInt("attendanceMin", { nullable: true }),
    attendanceMax: t.exposeInt("attendanceMax", { nullable: true }),
    spaceRequirements: t.field({ type: [Layout], resolve: ({ spaceRequirements }) => spaceRequirements }),
    budget: t.expose("budget", { type: "SafeInt", nullable: true }),
    currency: t.exposeString("currency", { nullable: true }),
    city: t.exposeString("city"),
    responseDeadline: t.expose("responseDeadline", { type: "DateTime", nullable: true }),
    sentAt: t.expose("sentAt", { type: "DateTime", nullable: true }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true }),
    closeReason: t.exposeString("closeReason", { nullable: true }),
    version: t.exposeInt("version"),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

const RfpSummary = builder.objectRef<RfpSummaryOut>("RfpSummary").implement({
  description: "A request in a list.",
  interfaces: [RfpBase],
  fields: (t) => ({
    venues: t.field({
      type: [RfpSummaryVenue],
      extensions: { listSize: 20 },
      resolve: ({ venues }) => venues,
    }),
  }),
});

export const Rfp = builder.objectRef<RfpOut>("Rfp").implement({
  description: "A request for proposal, as the organization that sends it.",
  interfaces: [RfpBase],
  fields: (t) => ({
    needs: t.exposeString("needs"),
    attachments: t.field({ type: [Attachment], resolve: ({ attachments }) => attachments }),
    venues: t.field({ type: [RfpVenue], extensions: { listSize: 20 }, resolve: ({ venues }) => venues }),
  }),
});

const RfpPage = builder.objectRef<Outputs["rfps"]["list"]>("RfpPage").implement({
  description: "A page of requests.",
  fields: (t) => ({
    items: t.field({ type: [RfpSummary], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

builder.queryFields((t) => ({
  rfps: t.field({
    type: RfpPage,
    nullable: true,
    description: "The requests of one of your organizations, newest first.",
    args: {
      organizationId: t.arg.id({ required: true }),
      status: t.arg({ type: RfpStatus }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { organizationId, ...rest }, { graphql }) =>
      graphql.call.rfps.list({ orgId: organizationId, ...given(rest) }),
  }),
  rfp: t.field({
    type: Rfp,
    nullable: true,
    description: "One request of one of your organizations.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { graphql }) => {
      const { orgId } = await graphql.call.owners.ofRfp({ rfpId: id });
      return graphql.call.rfps.get({ orgId, rfpId: id });
    },
  }),
}));
