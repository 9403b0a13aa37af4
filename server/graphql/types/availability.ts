import { signalType } from "../../domains/availability/schema";
import type { AvailabilityOut } from "../../domains/holds/availability.schema";
import { builder } from "../builder";
import { AvailabilityBadge, AvailabilityStatus, SignalType } from "./badges";

type Summary = AvailabilityOut["signalSummary"];
type SignalCountShape = { type: keyof Summary["counts"]; count: number };

const SignalCount = builder.objectRef<SignalCountShape>("SignalCount").implement({
  fields: (t) => ({
    type: t.field({ type: SignalType, resolve: ({ type }) => type }),
    count: t.exposeInt("count"),
  }),
});

const AvailabilitySignalSummary = builder.objectRef<Summary>("AvailabilitySignalSummary").implement({
  description: "What a venue's signals say in numbers.",
  fields: (t) => ({
    days: t.exposeInt("days", { description: "How far back the signals are counted." }),
    counts: t.field({
      type: [SignalCount],
      resolve: ({ counts }) => signalType.options.map((type) => ({ type, count: counts[type] ?? 0 })),
    }),
    answers: t.exposeInt("answers"),
    newestAnswerAt: t.expose("newestAnswerAt", { type: "DateTime", nullable: true }),
    unavailableRatio: t.exposeFloat("unavailableRatio", { nullable: true }),
  }),
});

const WaitlistCircuitBreaker = builder
  .objectRef<AvailabilityOut["circuitBreaker"]>("WaitlistCircuitBreaker")
  .implement({
    description: "Pauses a venue's waitlist after three holds without a reply.",
    fields: (t) => ({
      isOpen: t.exposeBoolean("isOpen"),
      openedAt: t.expose("openedAt", { type: "DateTime", nullable: true }),
      deactivatesAt: t.expose("deactivatesAt", { type: "DateTime", nullable: true }),
      isDeactivated: t.exposeBoolean("isDeactivated"),
      unansweredHolds: t.exposeInt("unansweredHolds"),
    }),
  });

const VenueAvailabilityType = builder.objectRef<AvailabilityOut>("VenueAvailabilityType").implement({
  description: "Everything that a venue's owner knows of its availability.",
  fields: (t) => ({
    venueId: t.exposeID("venueId"),
    availabilityStatus: t.field({ type: AvailabilityStatus, resolve: (of) => of.availabilityStatus }),
    manualStatus: t.field({ type: AvailabilityStatus, nullable: true, resolve: (of) => of.manualStatus }),
    inferredStatus: t.field({ type: AvailabilityStatus, nullable: true, resolve: (of) => of.inferredStatus }),
    manualOverrideAt: t.expose("manualOverrideAt", { type: "DateTime", nullable: true }),
    lastInferredAt: t.expose("lastInferredAt", { type: "DateTime", nullable: true }),
    signalSummary: t.field({ type: AvailabilitySignalSummary, resolve: (of) => of.signalSummary }),
    circuitBreaker: t.field({ type: WaitlistCircuitBreaker, resolve: (of) => of.circuitBreaker }),
  }),
});

const venueId = { required: true, description: "The id or the slug of the venue." } as const;

builder.queryFields((t) => ({
  venueAvailability: t.field({
    type: VenueAvailabilityType,
    nullable: true,
    description: "The availability of a venue of your organization.",
    args: { venueId: t.arg.id(venueId) },
    resolve: (_root, args, { graphql }) => graphql.call.availability.get(args),
  }),
  venueAvailabilityBadge: t.field({
    type: AvailabilityBadge,
    nullable: true,
    description: "The badge of a venue, for everyone.",
    args: { venueId: t.arg.id(venueId) },
    resolve: (_root, args, { graphql }) => graphql.call.availability.badge(args),
  }),
}));

builder.mutationFields((t) => ({
  setVenueAvailability: t.field({
    type: VenueAvailabilityType,
    nullable: true,
    description: "Sets the badge by hand, and serves the waitlist if more can be booked.",
    args: { venueId: t.arg.id(venueId), status: t.arg({ type: AvailabilityStatus, required: true }) },
    resolve: (_root, args, { graphql }) =>
      graphql.call.availability.set({ venueId: args.venueId, availabilityStatus: args.status }),
  }),
  clearVenueAvailabilityOverride: t.field({
    type: VenueAvailabilityType,
    nullable: true,
    description: "Shows the inferred badge again.",
    args: { venueId: t.arg.id(venueId) },
    resolve: (_root, args, { graphql }) => graphql.call.availability.clearOverride(args),
  }),
  resolveWaitlistCircuitBreaker: t.field({
    type: VenueAvailabilityType,
    nullable: true,
    description: "Lets the waitlist of a venue go on after three holds without a reply.",
    args: { venueId: t.arg.id(venueId) },
    resolve: (_root, args, { graphql }) => graphql.call.availability.resolveBreaker(args),
  }),
}));
