"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/domains/rsvps/seats/schema";
import { useManaged } from "./manage-context";
import { promotedText, waitingNote, whoIs } from "./moderation-texts";
import { type Refusal, type Result, refusalsIn } from "./refusals";
import { useTracked } from "./use-tracked";

export type Report = { title: string; refusals: Refusal[] };
type Answer = { results: Result[]; seats: Seats };

/** What hosts do with people: one or many at a time, each with an answer of its own. */
export function useModeration() {
  const { rsvps } = useTRPCClient();
  const { event } = useManaged();
  const { pending, during } = useTracked();
  const [report, setReport] = useState<Report | null>(null);
  const eventId = event.id;

  /** Shows who was refused. @returns those who were not */
  function settle(
    people: GuestOut[],
    { results, seats }: Answer,
    title: (count: number) => string,
  ): GuestOut[] {
    const refusals = refusalsIn(results, people, seats);
    const done = new Set(results.flatMap((result) => (result.outcome === "done" ? [result.id] : [])));
    if (refusals.length > 0)
      setReport({ title: done.size > 0 ? title(done.size) : "Nothing was changed", refusals });
    return people.filter((guest) => done.has(guest.id));
  }

  async function restoreAll(people: GuestOut[]): Promise<void> {
    const answer = await during(idsOf(people), async () => {
      const all = await Promise.all(idsOf(people).map((rsvpId) => rsvps.restore.mutate({ eventId, rsvpId })));
      return { all, seats: newestOf(all) };
    });
    if (!answer) return;
    const description = waitingNote(
      people.length,
      answer.all.filter(({ rsvp }) => rsvp.status === "waitlisted").length,
    );
    toast({ title: `${whoIs(people, people.length)} back`, ...(description && { description }) });
  }

  async function declineAll(people: GuestOut[]): Promise<void> {
    const decline = (rsvpIds: string[]) => rsvps.declineMany.mutate({ eventId, rsvpIds });
    const answer = await during(idsOf(people), () => inTurns(idsOf(people), decline));
    if (!answer) return;
    const title = (count: number) => `${whoIs(people, count)} declined`;
    const declined = settle(people, answer, title);
    if (declined.length === 0) return;
    const undo = { label: "Undo", onClick: () => void restoreAll(declined) };
    toast({ title: title(declined.length), action: undo });
  }

  /** Approves requests, or takes people off the list: one answer each. */
  async function actOnAll(action: "approve" | "remove", people: GuestOut[]): Promise<void> {
    const ask = (rsvpIds: string[]) => rsvps[`${action}Many`].mutate({ eventId, rsvpIds });
    const answer = await during(idsOf(people), () => inTurns(idsOf(people), ask));
    if (!answer) return;
    const deed = action === "approve" ? "approved" : "off the list";
    const title = (count: number) => `${whoIs(people, count)} ${deed}`;
    const done = settle(people, answer, title);
    const description = action === "approve" ? "Whoever found no seat free is on the waitlist." : undefined;
    if (done.length > 0)
      toast({ title: title(done.length), ...(description && { description }), tone: "success" });
  }

  /** Bans one person from the event, or lifts the ban. */
  async function setBarred(guest: GuestOut, barred: boolean): Promise<void> {
    const ask = barred ? rsvps.bar : rsvps.unbar;
    const answer = await during([guest.id], async () => {
      const { seats } = await ask.mutate({ eventId, rsvpId: guest.id });
      return { seats };
    });
    if (!answer) return;
    const undo = { label: "Undo", onClick: () => void setBarred(guest, false) };
    toast({
      title: `${guest.person.name} is ${barred ? "banned from this event" : "not banned any more"}`,
      ...(barred && { action: undo }),
    });
  }

  /** Another rank in line. @returns whether it was taken */
  async function prioritize(guest: GuestOut, priority: number): Promise<boolean> {
    const answer = await during([guest.id], async () => {
      const { seats } = await rsvps.prioritize.mutate({ eventId, rsvpId: guest.id, priority });
      return { seats };
    });
    return answer !== null && answer !== undefined;
  }

  /** Into the seat at once, without waiting for an answer to the offer. */
  async function seatNow(guest: GuestOut): Promise<void> {
    const answer = await during([guest.id], async () => {
      const { seats } = await rsvps.seat.mutate({ eventId, rsvpId: guest.id });
      return { seats };
    });
    if (answer)
      toast({
        title: `${guest.person.name} is in`,
        description: "They are told by e-mail.",
        tone: "success",
      });
  }

  /** Lets in, in order, whoever fits, until nobody does. */
  async function promoteUntilFull(line: GuestOut[]): Promise<void> {
    const answer = await during([], () => rsvps.promote.mutate({ eventId, untilFull: true }));
    if (!answer) return;
    const count = answer.results.length;
    if (count === 0) toast({ title: "Nobody in line fits the seats that are free" });
    else toast({ ...promotedText(line, count, event.waitlistMode), tone: "success" });
  }

  /** @param asked these people, or that many from the front of the line */
  async function promoteAll(asked: GuestOut[] | number, line: GuestOut[]): Promise<void> {
    const people = typeof asked === "number" ? line.slice(0, asked) : asked;
    const promote = (rsvpIds: string[]) => rsvps.promote.mutate({ eventId, rsvpIds });
    const answer = await during(idsOf(people), () =>
      typeof asked === "number"
        ? rsvps.promote.mutate({ eventId, count: asked })
        : inTurns(idsOf(people), promote),
    );
    if (!answer) return;
    // Whoever holds an offer already is seated by it.
    const mode = people.every((guest) => guest.status === "offered") ? "automatic" : event.waitlistMode;
    settle(people, answer, (count) => promotedText(people, count, mode).title);
    const count = answer.results.filter((result) => result.outcome === "done").length;
    if (count > 0) toast({ ...promotedText(people, count, mode), tone: "success" });
  }

  return {
    ...{ pending, report, closeReport: () => setReport(null) },
    ...{ declineAll, restoreAll, actOnAll, setBarred, prioritize, promoteAll, promoteUntilFull, seatNow },
  };
}

const idsOf = (people: GuestOut[]) => people.map((guest) => guest.id);

/** The server takes this many ids at once. */
const IDS_MAX = 200;

async function inTurns(ids: string[], ask: (some: string[]) => Promise<Answer>): Promise<Answer> {
  const answers: Answer[] = [];
  for (let from = 0; from < ids.length; from += IDS_MAX) {
    answers.push(await ask(ids.slice(from, from + IDS_MAX)));
  }
  return { results: answers.flatMap((answer) => answer.results), seats: newestOf(answers) };
}

function newestOf(answers: { seats: Seats }[]): Seats {
  return answers
    .map((answer) => answer.seats)
    .reduce((best, seats) => (seats.version > best.version ? seats : best));
}
