import { reaches } from "../../organizations/policy";
import type { OrganizationRole } from "../../organizations/schema";
import type { VenueStatus } from "../schema";

/** A listed or unlisted venue is seen by everyone with its address, a draft or archived one by its organization only. */
export function canSeeVenue(status: VenueStatus, role: OrganizationRole | null): boolean {
  return status === "listed" || status === "unlisted" || reaches(role, "member");
}
