import type { Clock } from "@/components/rsvps/use-clock";
import type { EntryOut } from "@/server/domains/holds/schema";

export type EntryProps = {
  entry: EntryOut;
  orgSlug: string;
  organizationId: string;
  /** The viewer's. */
  timeZone: string;
  clock: Clock;
};
