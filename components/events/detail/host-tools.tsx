import { Pencil, ScanLine, Settings2 } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyles } from "@/components/ui/button-styles";
import type { EventDetails } from "@/server/domains/events/schema";

/** Links to the manage pages, for hosts. */
export function HostTools({ event }: { event: Pick<EventDetails, "id" | "viewerRole" | "status"> }) {
  const { id, viewerRole: role, status } = event;
  if (role === null) return null;
  if (role === "door") {
    return (
      <nav
        aria-label="Door tools"
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control border border-border bg-surface py-2 pr-2 pl-4 text-sm shadow-card"
      >
        <p>You help at the door of this event.</p>
        <ScannerLink eventId={id} variant="secondary" />
      </nav>
    );
  }
  return (
    <nav
      aria-label="Host tools"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control border border-border bg-surface py-2 pr-2 pl-4 text-sm shadow-card"
    >
      <p>{role === "host" ? "You host this event." : "You co-host this event."}</p>
      <div className="flex flex-wrap gap-1.5">
        {status === "published" && <ScannerLink eventId={id} />}
        {status !== "cancelled" && (
          <ButtonLink href={`/events/${id}/edit`} size="sm" variant="ghost" prefetch={false}>
            <Pencil aria-hidden="true" />
            Edit
          </ButtonLink>
        )}
        <ButtonLink href={`/events/${id}/manage`} size="sm" variant="secondary" prefetch={false}>
          <Settings2 aria-hidden="true" />
          Manage
        </ButtonLink>
      </div>
    </nav>
  );
}

/** A full page load: only the scanner's own document may use the camera. */
function ScannerLink({ eventId, variant = "ghost" }: { eventId: string; variant?: "ghost" | "secondary" }) {
  return (
    <a href={`/events/${eventId}/check-in`} className={buttonStyles({ size: "sm", variant })}>
      <ScanLine aria-hidden="true" />
      Check-in
    </a>
  );
}
