"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Meter } from "@/components/ui/meter";
import { isolate } from "@/lib/clean-text";
import { formatDeadline } from "@/lib/deadline";
import { counted } from "@/lib/plural";
import type { ClaimLinkOut } from "@/server/domains/rsvps/claim-links.schema";
import { useManaged } from "../manage-context";
import { useClaimUrl } from "./use-claim-url";

/** One claim link: its claimed seats, the guests who claimed them, and its actions. */
export function ClaimLinkRow({ link, onEnd }: { link: ClaimLinkOut; onEnd: () => void }) {
  const { event, renderedAt } = useManaged();
  const claimed = link.members.reduce((sum, member) => sum + member.seats, 0);
  const until = formatDeadline({ ...event, at: new Date(link.expiresAt), now: renderedAt });
  const progress = `${claimed} of ${counted(link.seats, "seat")} claimed`;
  return (
    <li className="grid gap-3 py-4 last:pb-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
            {link.label ?? `Group of ${isolate(link.leaderName)}`}
            <Badge size="sm" tone={link.isOpen ? "success" : "outline"} dot={link.isOpen}>
              {link.isOpen ? "Open" : "Ended"}
            </Badge>
          </p>
          <p className="text-muted text-sm">
            {link.isOpen ? `Until ${until}` : `Ended, at the latest ${until}`} · led by {link.leaderName}
          </p>
        </div>
        {link.isOpen && (
          <div className="flex gap-2">
            {link.token && <CopyClaimLink token={link.token} />}
            <Button size="sm" variant="ghost" onClick={onEnd}>
              End now
            </Button>
          </div>
        )}
      </div>
      <div className="grid gap-1.5">
        <Meter
          size="sm"
          label="Seats of this link"
          valueText={progress}
          max={link.seats}
          parts={[
            { value: claimed, tone: "accent" },
            { value: link.unclaimedSeats, tone: "held" },
          ]}
        />
        <p className="text-muted text-sm tabular-nums">{progress}</p>
      </div>
      {link.members.length > 0 && (
        <p className="text-sm [overflow-wrap:anywhere]">
          <span className="sr-only">Claimed by </span>
          {link.members
            .map((member) => `${isolate(member.name)}${member.seats > 1 ? ` +${member.seats - 1}` : ""}`)
            .join(", ")}
        </p>
      )}
    </li>
  );
}

function CopyClaimLink({ token }: { token: string }) {
  return <CopyButton size="sm" text={useClaimUrl(token)} label="Copy link" />;
}
