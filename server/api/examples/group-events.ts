import { type Example, summary } from "./facts";

/** The events of groups, by the name of the procedure. */
export const GROUP_EVENT_EXAMPLES: Record<string, Example> = {
  "groups.events": {
    query: { when: "upcoming", limit: "10" },
    answer: { items: [summary], nextCursor: null },
  },
  "groups.takeOutEvent": { answer: { done: true } },
  "groups.forEvents": { answer: { items: [{ ...summary.group, visibility: "public" }] } },
};
