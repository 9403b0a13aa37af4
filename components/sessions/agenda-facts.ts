import type { AgendaOutline } from "@/server/domains/schedule/schema";
import type { SessionDetails } from "@/server/domains/sessions/schema";

/** The sessions of one page of an agenda, and what there is to choose from. */
export type Agenda = {
  outline: AgendaOutline;
  sessions: SessionDetails[];
  /** Where the next page begins; null on the last. */
  nextCursor: string | null;
  /** The one day shown; null where all are. */
  day: string | null;
};
