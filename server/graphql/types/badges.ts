import { availabilityStatus, type BadgeOut, badgeColor, signalType } from "../../domains/availability/schema";
import { builder } from "../builder";

export const AvailabilityStatus = builder.enumType("AvailabilityStatus", {
  description: "What a venue's badge says. `seasonal` is only ever set by hand.",
  values: availabilityStatus.options,
});

export const BadgeColor = builder.enumType("BadgeColor", { values: badgeColor.options });

export const SignalType = builder.enumType("SignalType", {
  description: "What was learnt about a venue's availability. The badge is inferred from the first three.",
  values: signalType.options,
});

const BadgeEvidence = builder.objectRef<BadgeOut["evidence"]>("BadgeEvidence").implement({
  description: "What an inferred badge rests on.",
  fields: (t) => ({
    answers: t.exposeInt("answers", { description: "Answers to requests in the last 90 days." }),
    newestAt: t.expose("newestAt", { type: "DateTime", nullable: true }),
  }),
});

export const AvailabilityBadge = builder.objectRef<BadgeOut>("AvailabilityBadge").implement({
  description: "The badge of a venue as everyone sees it.",
  fields: (t) => ({
    status: t.field({ type: AvailabilityStatus, resolve: ({ status }) => status }),
    label: t.exposeString("label"),
    color: t.field({ type: BadgeColor, resolve: ({ color }) => color }),
    evidence: t.field({ type: BadgeEvidence, resolve: ({ evidence }) => evidence }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", nullable: true }),
  }),
});
