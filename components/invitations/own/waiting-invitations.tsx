"use client";

import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { Cover } from "@/components/ui/cover";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { WaitingInvitation } from "@/server/domains/invitations/answers/schema";
import { AnswerChoice } from "./answer-choice";
import { answeredWords } from "./answered-words";
import { useOwnAnswer } from "./use-own-answer";

type WaitingInvitationsProps = { items: WaitingInvitation[]; renderedAt: string };

/** Invitations that wait for an answer, each with its two buttons. */
export function WaitingInvitations({ items, renderedAt }: WaitingInvitationsProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="invited">
      <h2 id="invited" className="mb-3 text-base">
        Waiting for your answer
      </h2>
      <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
        {items.map((item) => (
          <Waiting key={item.id} item={item} now={new Date(renderedAt)} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ item: { event }, now }: { item: WaitingInvitation; now: Date }) {
  const router = useRouter();
  const path = `/events/${event.slug}`;
  const { answer, ...choices } = useOwnAnswer({
    eventId: event.id,
    onMoreNeeded: () => router.push(`${path}#rsvp`),
  });
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  return (
    <li className="flex gap-3.5 p-4 sm:gap-5">
      <Cover
        id={event.id}
        imageUrl={event.coverUrl}
        ratio="square"
        className="size-16! shrink-0 rounded-control sm:size-24!"
      />
      <div className="min-w-0 flex-1 space-y-1">
        <Badge tone="accent">You're invited</Badge>
        <h3 className="text-base leading-snug">
          <a href={path} dir="auto" className="break-words hover:underline">
            <bdi>{event.title}</bdi>
          </a>
        </h3>
        <p className="text-muted text-sm">
          <Time at={startsAt}>{formatEventTime({ ...event, startsAt, endsAt, now })}</Time>
        </p>
        <p className="text-muted text-sm">
          Hosted by <bdi>{event.hostName}</bdi>
        </p>
        <div className="pt-2">
          {answer.data ? (
            <p role="status" className="text-sm">
              {answeredWords(answer.data)}{" "}
              <a href={`${path}#rsvp`} className="underline">
                Change your answer
              </a>
            </p>
          ) : (
            <AnswerChoice title={event.title} note={null} error={answer.error} {...choices} />
          )}
        </div>
      </div>
    </li>
  );
}
