import { Pencil, ScanLine, Settings2 } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyles } from "@/components/ui/button-styles";
import type { EventDetails } from "@/server/domains/events/schema";
import { ToolsBar } from "./tools-bar";

/** Links to the manage pages, for hosts. */
export function HostTools({ event }: { event: Pick<EventDetails, "id" | "viewerRole" | "status"> }) {
  const { id, viewerRole: role, status } = event;
  if (role === null) return null;
  if (role === "door") {
    return (
      <ToolsBar label="Door tools">
        <p>You help at the door of this event.</p>
        <ScannerLink eventId={id} variant="secondary" />
      </ToolsBar>
    );
  }
  return (
    <ToolsBar label="Host tools">
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
    </ToolsBar>
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
