import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { GuestOut } from "@/server/domains/rsvps/schema";

const STATUS: Record<GuestOut["status"], { label: string; tone: BadgeTone }> = {
  confirmed: { label: "Confirmed", tone: "success" },
  waitlisted: { label: "Waitlist", tone: "warning" },
  offered: { label: "Offered", tone: "accent" },
  pending: { label: "Asks for a seat", tone: "neutral" },
  cancelled: { label: "Cancelled", tone: "outline" },
  declined: { label: "Declined", tone: "danger" },
};

/** A host's registration that is not answered yet. */
const ASKED: Partial<typeof STATUS> = {
  offered: { label: "Asked, no answer yet", tone: "accent" },
  waitlisted: { label: "Waitlist, no answer yet", tone: "warning" },
};
const BANNED = { label: "Banned", tone: "danger" } as const;

/** The status of an RSVP, with its place on the waitlist. */
export function StatusBadge({
  guest,
}: {
  guest: Pick<GuestOut, "status" | "position" | "barred" | "askedAt">;
}) {
  const { label, tone } = guest.barred
    ? BANNED
    : ((guest.askedAt === null ? undefined : ASKED[guest.status]) ?? STATUS[guest.status]);
  return (
    <Badge tone={tone} size="sm" dot>
      {label}
      {guest.position !== null && `, ${ordinal(guest.position)}`}
    </Badge>
  );
}
