import type { GuestOut } from "@/server/domains/rsvps/schema";

/** Does this person hold or await anything that can be taken from them? */
export function isLive(guest: Pick<GuestOut, "status">): boolean {
  return guest.status !== "cancelled" && guest.status !== "declined";
}
