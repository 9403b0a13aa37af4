import { conflict, expired, notFound, rateLimited, type Wait } from "./declare";

/** Refusals about the queues of venues. */
export const WAITLIST_REFUSALS = {
  "waitlist.already-waiting": conflict(),
  "waitlist.dates-passed": conflict(),
  "waitlist.deactivated": conflict(),
  "waitlist.hold-expired": expired(),
  "waitlist.no-breaker": conflict(),
  "waitlist.not-active": conflict(),
  "waitlist.not-found": notFound(),
  "waitlist.not-offered": conflict(),
  "waitlist.not-unavailable": conflict(),
  "waitlist.too-many-active": rateLimited<Wait & { activeMax: number }>(),
  "waitlist.venue-off": conflict(),
};
