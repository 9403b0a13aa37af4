"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { type Answer, idsOf, inChunks } from "./in-chunks";
import { useManaged } from "./manage-context";
import { promotedText } from "./moderation-texts";
import type { Tracked } from "./use-tracked";

type Desk = {
  during: Tracked["during"];
  /** Shows who was refused. */
  settle: (people: GuestOut[], answer: Answer, title: (count: number) => string) => void;
};

/** What hosts do with the queue: order it, and let people in. */
export function usePromotion({ during, settle }: Desk) {
  const { rsvps } = useTRPCClient();
  const { event } = useManaged();
  const eventId = event.id;

  /** Another rank on the waitlist. @returns whether it was taken */
  async function prioritize(guest: GuestOut, priority: number): Promise<boolean> {
    const answer = await during([guest.id], async () => {
      const { seats } = await rsvps.prioritize.mutate({ eventId, rsvpId: guest.id, priority });
      return { seats };
    });
    return answer !== null;
  }

  /** Confirms the seat without waiting for an answer to the offer. */
  async function seatNow(guest: GuestOut): Promise<void> {
    const answer = await during([guest.id], async () => {
      const { seats } = await rsvps.seat.mutate({ eventId, rsvpId: guest.id });
      return { seats };
    });
    if (answer) toast({ ...promotedText([guest], 1, "automatic"), tone: "success" });
  }

  /** Promotes in order as long as the next guest fits. */
  async function promoteUntilFull(queue: GuestOut[]): Promise<void> {
    const answer = await during([], () => rsvps.promote.mutate({ eventId, untilFull: true }));
    if (!answer) return;
    const count = answer.results.length;
    if (count === 0) toast({ title: "No one on the waitlist fits the free seats" });
    else toast({ ...promotedText(queue, count, event.waitlistMode), tone: "success" });
  }

  /** @param asked these people, or that many from the front of the queue */
  async function promoteAll(asked: GuestOut[] | number, queue: GuestOut[]): Promise<void> {
    const people = typeof asked === "number" ? queue.slice(0, asked) : asked;
    const promote = (rsvpIds: string[]) => rsvps.promote.mutate({ eventId, rsvpIds });
    const answer = await during(idsOf(people), () =>
      typeof asked === "number"
        ? rsvps.promote.mutate({ eventId, count: asked })
        : inChunks(idsOf(people), promote),
    );
    if (!answer) return;
    const words = (count: number) => promotedText(people, count, event.waitlistMode);
    settle(people, answer, (count) => words(count).title);
    const count = answer.results.filter((result) => result.outcome === "done").length;
    if (count > 0) toast({ ...words(count), tone: "success" });
  }

  return { prioritize, seatNow, promoteAll, promoteUntilFull };
}
