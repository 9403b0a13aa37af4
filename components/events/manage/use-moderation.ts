"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { type Answer, idsOf, inChunks, newestOf } from "./in-chunks";
import { useManaged } from "./manage-context";
import { waitingNote, whoIs } from "./moderation-texts";
import { type Refusal, refusalsIn } from "./refusals";
import { usePromotion } from "./use-promotion";
import { useTracked } from "./use-tracked";

export type Report = { title: string; refusals: Refusal[] };

/** The host's actions on guests: one or many at a time, each with a result of its own. */
export function useModeration() {
  const { rsvps } = useTRPCClient();
  const { event } = useManaged();
  const { pending, during } = useTracked();
  const [report, setReport] = useState<Report | null>(null);
  const eventId = event.id;

  /** Shows which people were refused. @returns the others */
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
    const answer = await during(idsOf(people), () => inChunks(idsOf(people), decline));
    if (!answer) return;
    const title = (count: number) => `${whoIs(people, count)} declined`;
    const declined = settle(people, answer, title);
    if (declined.length === 0) return;
    const undo = { label: "Undo", onClick: () => void restoreAll(declined) };
    toast({ title: title(declined.length), action: undo });
  }

  /** Approves requests, or removes guests: one answer each. */
  async function actOnAll(action: "approve" | "remove", people: GuestOut[]): Promise<void> {
    const ask = (rsvpIds: string[]) => rsvps[`${action}Many`].mutate({ eventId, rsvpIds });
    const answer = await during(idsOf(people), () => inChunks(idsOf(people), ask));
    if (!answer) return;
    const deed = action === "approve" ? "approved" : "removed";
    const title = (count: number) => `${whoIs(people, count)} ${deed}`;
    const done = settle(people, answer, title);
    const description = action === "approve" ? "If it was full, they've joined the waitlist." : undefined;
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
      title: `${isolate(guest.person.name)} is ${barred ? "banned from this event" : "no longer banned"}`,
      ...(barred && { action: undo }),
    });
  }

  return {
    pending,
    report,
    closeReport: () => setReport(null),
    declineAll,
    restoreAll,
    actOnAll,
    setBarred,
    ...usePromotion({ during, settle }),
  };
}
