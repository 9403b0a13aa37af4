import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { counted } from "@/lib/plural";
import type { Displaced } from "../editor/server-faults";

/** So many are named; the rest are counted. */
const NAMED_MAX = 8;

/** What is being asked, and the two answers. */
type DisplacedQuestion = { asked: Displaced | null; agree: () => void; decline: () => void };

/** Before a smaller capacity takes seats away: who would go back to the waitlist. */
export function DisplacedDialog({ moves, capacity }: { moves: DisplacedQuestion; capacity: string }) {
  const { asked, agree, decline } = moves;
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState(asked);
  if (asked && asked !== shown) setShown(asked);
  const count = shown?.rsvpIds.length ?? 0;
  const named = shown?.people.slice(0, NAMED_MAX) ?? [];
  const groups = counted(count, "group");
  return (
    <ConfirmDialog
      open={asked !== null}
      onOpenChange={(open) => !open && decline()}
      title={`Move ${groups} back to the waitlist?`}
      description={`With ${counted(Number(capacity), "seat")}, the most recent guests lose their seats. They go to the top of the waitlist, and each gets one email.`}
      confirmLabel={`Move ${groups}`}
      cancelLabel="Keep their seats"
      onConfirm={agree}
    >
      {shown?.isChanged && (
        <p role="status" className="mb-3 font-medium text-sm">
          Something changed since you looked: these are the people who would move now.
        </p>
      )}
      <ul className="space-y-1 text-sm">
        {named.map((person) => (
          <li key={person.rsvpId} className="flex justify-between gap-4">
            <span className="min-w-0 truncate">
              <bdi>{person.name}</bdi>
            </span>
            <span className="shrink-0 text-muted tabular-nums">{counted(person.seats, "seat")}</span>
          </li>
        ))}
        {count > named.length && <li className="text-muted">and {count - named.length} more</li>}
      </ul>
    </ConfirmDialog>
  );
}
