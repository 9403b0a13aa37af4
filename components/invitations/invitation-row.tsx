import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatDate, formatTime } from "@/lib/dates";
import { shownEmail } from "@/lib/shown-email";
import type { InvitationOut } from "@/server/domains/invitations/schema";

const ANSWERS: Record<NonNullable<InvitationOut["rsvpStatus"]>, { label: string; tone: BadgeTone }> = {
  confirmed: { label: "Going", tone: "success" },
  waitlisted: { label: "On the waitlist", tone: "warning" },
  offered: { label: "Has an offer", tone: "accent" },
  pending: { label: "Awaits approval", tone: "warning" },
  cancelled: { label: "Cancelled", tone: "outline" },
  declined: { label: "Declined by a host", tone: "danger" },
};

const STATES = {
  sending: { label: "On its way", tone: "outline" },
  sent: { label: "No answer yet", tone: "neutral" },
  failed: { label: "Not delivered", tone: "danger" },
} satisfies Record<string, { label: string; tone: BadgeTone }>;

function standingOf({ state, rsvpStatus, answer }: InvitationOut): { label: string; tone: BadgeTone } {
  if (answer === "declined") return { label: "Can't go", tone: "outline" };
  if (rsvpStatus) return ANSWERS[rsvpStatus];
  return STATES[state === "answered" ? "sent" : state];
}

type InvitationRowProps = {
  invitation: InvitationOut;
  timeZone: string;
  now: Date;
  pending: boolean;
  onResend: () => void;
  onRemove: () => void;
};

/** One invitation, its state, and its actions. */
export function InvitationRow({ invitation, timeZone, now, ...actions }: InvitationRowProps) {
  const { label, tone } = standingOf(invitation);
  const at = invitation.sentAt ? new Date(invitation.sentAt) : null;
  return (
    <TableRow>
      <TableCell className="w-full max-w-0 max-md:col-span-3 max-md:max-w-none">
        <Invitee invitation={invitation} />
      </TableCell>
      <TableCell className="max-md:col-span-2 max-md:justify-self-start">
        <Badge tone={tone} size="sm" dot>
          {label}
        </Badge>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted tabular-nums max-md:hidden">
        {at && (
          <Time at={at}>
            {formatDate({ at, timeZone, now })}, {formatTime(at, timeZone)}
          </Time>
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap text-right max-md:-mr-3">
        <Actions invitation={invitation} {...actions} />
      </TableCell>
    </TableRow>
  );
}

function Invitee({
  invitation: { email, name, state, lastError, answer, note },
}: {
  invitation: InvitationOut;
}) {
  return (
    <>
      <span className="block truncate font-medium">{name ?? shownEmail(email)}</span>
      {name && <span className="block truncate text-muted text-xs">{shownEmail(email)}</span>}
      {answer === "declined" && note && (
        <span dir="auto" className="mt-1 block whitespace-pre-line break-words text-sm">
          “{note}”
        </span>
      )}
      {state === "failed" && lastError && (
        <span className="block truncate text-danger text-xs" title={lastError}>
          {lastError.replace(/^rejected: /, "")}
        </span>
      )}
    </>
  );
}

type ActionsProps = Pick<InvitationRowProps, "invitation" | "pending" | "onResend" | "onRemove">;

function Actions({ invitation: { email, state }, pending, onResend, onRemove }: ActionsProps) {
  return (
    <>
      {(state === "sent" || state === "failed") && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Send again to ${email}`}
          pending={pending}
          onClick={onResend}
        >
          Send again
        </Button>
      )}
      <Button
        size="sm"
        variant="ghost"
        className="text-muted! hover:bg-danger-soft! hover:text-danger!"
        aria-label={`Remove ${email}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </>
  );
}
