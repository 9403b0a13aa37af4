import type { BadgeTone } from "@/components/ui/badge";
import type { EventState } from "@/server/domains/operations/events/schema";

export const stateWords: Record<EventState, { label: string; tone: BadgeTone }> = {
  draft: { label: "Draft", tone: "neutral" },
  upcoming: { label: "Upcoming", tone: "success" },
  past: { label: "Past", tone: "neutral" },
  cancelled: { label: "Cancelled", tone: "danger" },
};
