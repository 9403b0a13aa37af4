import type { EventDetails, EventPlan } from "@/server/domains/events/schema";
import { toLocal } from "./time-fields";

/** What an event has to do with its group, as the form holds it. */
export type GroupValues = {
  /** "" = it belongs to no group. */
  groupId: string;
  membersFirst: boolean;
  membersFirstUntil: string;
  announces: boolean;
};

export const NO_GROUP: GroupValues = {
  groupId: "",
  membersFirst: false,
  membersFirstUntil: "",
  announces: false,
};

/** Whether members see the event first. It takes a group and a public event. */
export function isForMembersFirst({
  groupId,
  membersFirst,
  visibility,
}: Pick<GroupValues, "groupId" | "membersFirst"> & Pick<EventPlan, "visibility">): boolean {
  return membersFirst && groupId !== "" && visibility === "public";
}

/** Whether a post in the group says so when the event is published. It takes a group. */
export function isAnnounced({ announces, groupId }: Pick<GroupValues, "announces" | "groupId">): boolean {
  return announces && groupId !== "";
}

/** A group that its viewer may not read is left out, so that saving leaves it as it is. */
export function groupValuesOf(
  event: Pick<EventDetails, "group" | "membersFirstUntil" | "announces" | "timeZone">,
): GroupValues {
  return {
    groupId: event.group?.id ?? "",
    membersFirst: event.membersFirstUntil !== null,
    membersFirstUntil: toLocal(event.membersFirstUntil, event.timeZone),
    announces: event.announces,
  };
}

/** The members see it from the publishing until a day before the start. */
export function firstUntilFor(startsAt: string): string {
  const start = Date.parse(`${startsAt}Z`);
  return Number.isNaN(start) ? "" : new Date(start - DAY_MS).toISOString().slice(0, 16);
}

const DAY_MS = 86_400_000;
