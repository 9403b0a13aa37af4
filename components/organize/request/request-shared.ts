import type { RfpOut } from "@/server/domains/rfps/schema";

export type RequestProps = {
  orgSlug: string;
  request: RfpOut;
  /** The viewer's. */
  timeZone: string;
  now: Date;
  onChanged: () => void;
};

/** Whether the deadline still lies ahead. */
export function isInTime({ responseDeadline }: Pick<RfpOut, "responseDeadline">, now: Date): boolean {
  return responseDeadline !== null && new Date(responseDeadline) > now;
}
