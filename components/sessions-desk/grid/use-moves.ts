"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Displaced, displacedIn } from "@/components/events/editor/server-faults";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import type { Program } from "../use-program";
import type { Draft } from "./blocks";
import { type Day, instantIn } from "./day-scale";
import { moveWords } from "./move-words";

type Place = Pick<SessionDetails, "startsAt" | "endsAt" | "room" | "roomId">;
type Asked = { displaced: Displaced; session: SessionDetails; to: Place; seats: number };

/** Saves moved sessions: shown right away, taken back where the server refuses, and with an undo. */
export function useMoves(day: Day, { adopt, refresh, rooms }: Pick<Program, "adopt" | "refresh" | "rooms">) {
  const trpc = useTRPC();
  const edit = useMutation(trpc.sessions.edit.mutationOptions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const undoable = useRef(new Set<string>());
  const capacityIn = (session: SessionDetails, roomId: string | null) =>
    session.ownCapacity ?? rooms.find(({ id }) => id === roomId)?.capacity ?? 0;

  const save = async (
    session: SessionDetails,
    to: Place,
    more: { moving?: string[]; isUndo?: boolean } = {},
  ) => {
    adopt({ ...session, ...to });
    // The undo of the move before would be refused as soon as this one is saved.
    if (undoable.current.delete(session.id)) toast({ id: toastOf(session), title: "Moving…" });
    const { startsAt, endsAt, room } = to;
    const place = { startsAt, endsAt, ...(to.roomId !== session.roomId && { room }) };
    const { moving, isUndo = false } = more;
    try {
      const saved = await edit.mutateAsync({
        sessionId: session.id,
        expectedVersion: session.version,
        ...place,
        ...(moving && { moving }),
      });
      adopt(saved);
      refresh();
      if (isUndo) {
        toast({ id: toastOf(session), title: moveWords(saved, day.timeZone), tone: "success" });
        return;
      }
      undoable.current.add(session.id);
      const undo = () => void save(saved, placeOf(session), { isUndo: true });
      toast({
        id: toastOf(session),
        title: moveWords(saved, day.timeZone),
        tone: "success",
        action: { label: "Undo", onClick: undo },
      });
    } catch (error) {
      adopt(session);
      const facts = errorFacts(error);
      const displaced = displacedIn(facts);
      if (displaced) return setAsked({ displaced, session, to, seats: capacityIn(session, to.roomId) });
      refresh();
      toast({ id: toastOf(session), title: errorMessage(facts), tone: "danger" });
    }
  };
  return {
    commit: (session: SessionDetails, { start, end, roomId }: Draft) => {
      const room = rooms.find(({ id }) => id === roomId)?.name ?? null;
      const [startsAt, endsAt] = [instantIn(day, start).toISOString(), instantIn(day, end).toISOString()];
      if (startsAt === session.startsAt && endsAt === session.endsAt && roomId === session.roomId) return;
      void save(session, { startsAt, endsAt, room, roomId });
    },
    moves: {
      asked: asked?.displaced ?? null,
      agree: () => {
        if (!asked) return;
        setAsked(null);
        void save(asked.session, asked.to, { moving: asked.displaced.rsvpIds });
      },
      decline: () => setAsked(null),
    },
    capacity: String(asked?.seats ?? 0),
  };
}

const toastOf = ({ id }: Pick<SessionDetails, "id">) => `move-${id}`;

const placeOf = ({ startsAt, endsAt, room, roomId }: SessionDetails): Place => ({
  startsAt,
  endsAt,
  room,
  roomId,
});
