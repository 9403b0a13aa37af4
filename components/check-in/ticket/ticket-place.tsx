import { Ticket } from "lucide-react";

/** Where the ticket will be, for people who have no seat yet. */
export function TicketPlace() {
  return (
    <p className="flex items-center gap-2.5 rounded-control border border-border-control border-dashed px-3.5 py-2.5 text-muted text-sm">
      <Ticket aria-hidden="true" className="size-4 shrink-0" />
      Your ticket appears here when you're in.
    </p>
  );
}
