"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { formatDeadline } from "@/lib/deadline";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { ClaimLinkOut } from "@/server/domains/rsvps/claim-links.schema";
import { seatsWord } from "../rsvp-words";

/** Of which event a link is; its times are said in the event's zone. */
export type LedEvent = { title: string; timeZone: string; allDay: boolean };

type LedLinksProps = {
  initial: ClaimLinkOut[];
  /** By id of the link. */
  events: Record<string, LedEvent>;
  /** Where the site is reached from outside. */
  origin: string;
  renderedAt: string;
};

/** Claim links that the viewer leads: share the link, see who claimed a seat, or release the rest. */
export function LedLinks({ initial, events, origin, renderedAt }: LedLinksProps) {
  const trpc = useTRPC();
  const led = useQuery(trpc.claims.led.queryOptions(undefined, { initialData: { items: initial } }));
  const now = new Date(renderedAt);
  const shown = led.data.items.flatMap((link) => {
    const event = events[link.id];
    return event ? [{ link, event }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="led">
      <h2 id="led" className="mb-3 text-base">
        Seats you reserved for a group
      </h2>
      <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
        {shown.map(({ link, event }) => (
          <LedLink
            key={link.id}
            link={link}
            event={event}
            now={now}
            address={`${origin}/claims/${link.token}`}
          />
        ))}
      </ul>
    </section>
  );
}

type LedLinkProps = { link: ClaimLinkOut; event: LedEvent; address: string; now: Date };

function LedLink({ link, event, address, now }: LedLinkProps) {
  const { label, seats, unclaimedSeats, isOpen, members } = link;
  const until = formatDeadline({ ...event, at: new Date(link.expiresAt), now });
  return (
    <li className="space-y-2.5 p-4 text-sm">
      <div>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words font-medium">
            <bdi>{event.title}</bdi>
          </span>
          {label && (
            <Badge size="sm" tone="outline">
              {label}
            </Badge>
          )}
        </p>
        <p className="text-muted tabular-nums">
          {isOpen
            ? `${unclaimedSeats} of ${seatsWord(seats)} unclaimed, held until ${until}`
            : "Ended: what was unclaimed went to the waitlist"}
        </p>
        {members.length > 0 && (
          <p className="break-words text-muted">{members.map((member) => member.name).join(", ")}</p>
        )}
      </div>
      {isOpen && (
        <div className="flex flex-wrap gap-2">
          <CopyButton size="sm" text={address} label="Copy link" />
          <CloseLink link={link} title={event.title} />
        </div>
      )}
    </li>
  );
}

function CloseLink({ link, title }: { link: ClaimLinkOut; title: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const close = useMutation(
    trpc.claims.close.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.claims.led.queryKey() }),
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-ghost" pending={close.isPending}>
          Close
        </Button>
      }
      title={`Close your group's link to ${isolate(title)}?`}
      description={`${seatsWord(link.unclaimedSeats)} will be released to the waitlist. Guests who claimed a seat keep it. The link can't be reopened.`}
      confirmLabel="Close the link"
      onConfirm={() => close.mutate({ linkId: link.id })}
    />
  );
}
