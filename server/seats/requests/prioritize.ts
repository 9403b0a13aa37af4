import type { PoolDraft } from "../draft";
import { PRIORITY_MAX } from "../facts";
import { refused, type SeatOutcome, settled } from "../outcome";
import type { RequestOf } from "../request";

/** Sets a priority in the queue, 0 to 100. RSVPs with the same priority keep their order. */
export function prioritize(draft: PoolDraft, request: RequestOf<"prioritize">): SeatOutcome {
  const { rsvpId, priority, actorId } = request;
  const row = draft.row(rsvpId);
  if (!row) return refused("rsvp.not-found");
  if (!Number.isInteger(priority) || priority < 0 || priority > PRIORITY_MAX) {
    return refused("rsvp.priority-range", { field: "priority", priorityMax: PRIORITY_MAX });
  }
  if (row.status !== "waitlisted") return refused("rsvp.not-waiting");
  if (row.priority === priority) return settled(row, false);
  const before = row.priority;
  draft.rank(row, priority);
  draft.note(row, "prioritized", row.status, actorId, { priority, before });
  return settled(row, true);
}
