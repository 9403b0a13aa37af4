import type { EntryOut } from "@/server/domains/holds/schema";
import type { ComparedVenue } from "@/server/domains/rfps/comparison.schema";
import type { RfpOut } from "@/server/domains/rfps/schema";

export type RequestProps = {
  orgSlug: string;
  request: RfpOut;
  /** The viewer's. */
  timeZone: string;
  now: Date;
  onChanged: () => void;
};

export type VenueProps = RequestProps & {
  venue: ComparedVenue;
  /** The people that prices and fits are counted for. */
  people: number | null;
  /** The organization's active place on this venue's waitlist. */
  entry: EntryOut | null;
  onStar: (rfpVenueId: string, shortlisted: boolean) => void;
};

/** Whether the deadline still lies ahead. */
export function isInTime({ responseDeadline }: Pick<RfpOut, "responseDeadline">, now: Date): boolean {
  return responseDeadline !== null && new Date(responseDeadline) > now;
}
