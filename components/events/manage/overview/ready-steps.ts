import { counted } from "@/lib/plural";
import type { EventDetails } from "@/server/domains/events/schema";

type ReadyStep = {
  label: string;
  /** What it is now, or why it is worth doing. */
  detail: string;
  isDone: boolean;
  /** Good to have; nothing is missing without it. */
  isOptional?: true;
};

/** What guests will look for on the page of a draft. Nothing of it but a time to come is needed to publish. */
export function readySteps(event: EventDetails, now: Date): ReadyStep[] {
  const { place, onlineUrl, description, capacity, coverUrl } = event;
  const isToCome = now < new Date(event.endsAt);
  const hasPlace = place !== null || onlineUrl !== null;
  const hasText = description.trim() !== "";
  return [
    {
      label: "A time in the future",
      detail: isToCome ? "People can plan for it." : "The event would be over. Move it first.",
      isDone: isToCome,
    },
    {
      label: "A place",
      detail: hasPlace ? (place ?? "Online") : "Where to come, or the link to join.",
      isDone: hasPlace,
    },
    {
      label: "A description",
      detail: hasText
        ? "Guests can read what it is about."
        : "What to expect, who it's for, and what to bring.",
      isDone: hasText,
    },
    {
      label: "A picture",
      detail: coverUrl ? "Your own." : "If you don't add one, we'll create a cover for you.",
      isDone: coverUrl !== null,
      isOptional: true,
    },
    {
      label: "Capacity",
      detail: capacity === null ? "No limit: everyone gets in." : `${counted(capacity, "seat")}, never more.`,
      isDone: true,
    },
  ];
}
