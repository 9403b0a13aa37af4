"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { plural } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useManaged } from "./manage-context";
import { type Refusal, refusalsIn } from "./refusals";

export type Report = { title: string; refusals: Refusal[] };

/** What hosts do with people: one or many at a time, each with an answer of its own. */
export function useModeration() {
  const trpc = useTRPC();
  const { event, seats, adoptSeats, refresh } = useManaged();
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [report, setReport] = useState<Report | null>(null);
  const decline = useMutation(trpc.rsvps.declineMany.mutationOptions());
  const restore = useMutation(trpc.rsvps.restore.mutationOptions());
  const promote = useMutation(trpc.rsvps.promote.mutationOptions());

  async function during<T extends { seats: typeof seats }>(ids: string[], work: () => Promise<T>) {
    setPending((known) => new Set([...known, ...ids]));
    try {
      const answer = await work();
      adoptSeats(answer.seats);
      return answer;
    } catch (error) {
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
      return null;
    } finally {
      setPending((known) => new Set([...known].filter((id) => !ids.includes(id))));
      refresh();
    }
  }

  function settle(
    people: GuestOut[],
    results: Parameters<typeof refusalsIn>[0],
    done: (count: number) => string,
  ) {
    const refusals = refusalsIn(results, people, seats);
    const count = results.length - refusals.length;
    if (refusals.length > 0) setReport({ title: count > 0 ? done(count) : "Nothing was changed", refusals });
    return {
      doneIds: results.filter((result) => result.outcome === "done").map((result) => result.id),
      count,
    };
  }

  async function restoreAll(people: GuestOut[]): Promise<void> {
    const ids = people.map((guest) => guest.id);
    const answers = await during(ids, async () => {
      const all = await Promise.all(ids.map((rsvpId) => restore.mutateAsync({ eventId: event.id, rsvpId })));
      return {
        all,
        seats: all.reduce((best, one) => (one.seats.version > best.version ? one.seats : best), seats),
      };
    });
    if (!answers) return;
    const waiting = answers.all.filter((answer) => answer.rsvp.status === "waitlisted").length;
    toast({
      title: restoredTitle(people),
      ...(waiting > 0 && { description: waitingNote(people.length, waiting) }),
    });
  }

  async function declineAll(people: GuestOut[]): Promise<void> {
    const ids = people.map((guest) => guest.id);
    const answer = await during(ids, async () => {
      const answers = await inTurns(ids, (rsvpIds) => decline.mutateAsync({ eventId: event.id, rsvpIds }));
      return { results: answers.flatMap((each) => each.results), seats: answers.at(-1)?.seats ?? seats };
    });
    if (!answer) return;
    const title = (count: number) => `${who(people, count)} declined`;
    const { doneIds, count } = settle(people, answer.results, title);
    const declined = people.filter((guest) => doneIds.includes(guest.id));
    if (declined.length === 0) return;
    toast({ title: title(count), action: { label: "Undo", onClick: () => void restoreAll(declined) } });
  }

  /** @param asked these people, or that many from the front of the line */
  async function promoteAll(asked: GuestOut[] | number, line: GuestOut[]): Promise<void> {
    const people = typeof asked === "number" ? line.slice(0, asked) : asked;
    const ids = people.map((guest) => guest.id);
    const answer = await during(ids, async () => {
      if (typeof asked === "number") return promote.mutateAsync({ eventId: event.id, count: asked });
      const answers = await inTurns(ids, (rsvpIds) => promote.mutateAsync({ eventId: event.id, rsvpIds }));
      return { results: answers.flatMap((each) => each.results), seats: answers.at(-1)?.seats ?? seats };
    });
    if (!answer) return;
    const title = (count: number) => `${who(people, count)} in`;
    const { count } = settle(people, answer.results, title);
    if (count > 0) toast({ title: title(count), description: "They are told by e-mail.", tone: "success" });
  }

  return { pending, report, closeReport: () => setReport(null), declineAll, restoreAll, promoteAll };
}

/** The server takes this many ids at once. */
const IDS_MAX = 200;

async function inTurns<T>(ids: string[], ask: (some: string[]) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let from = 0; from < ids.length; from += IDS_MAX)
    answers.push(await ask(ids.slice(from, from + IDS_MAX)));
  return answers;
}

function who(people: GuestOut[], count: number): string {
  const only = people.length === 1 ? people[0] : undefined;
  if (only) return `${only.person.name} is`;
  return `${count} ${plural(count, "person is", "people are")}`;
}

function restoredTitle(people: GuestOut[]): string {
  return `${who(people, people.length)} back`;
}

function waitingNote(people: number, waiting: number): string {
  if (people === 1) return "The seats went to somebody else meanwhile, so they are on the waitlist.";
  return `The seats of ${waiting} went to others meanwhile, so they are on the waitlist.`;
}
