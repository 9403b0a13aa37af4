"use client";

import { useMemo, useRef, useState } from "react";
import { DisplacedDialog } from "@/components/events/terms/displaced-dialog";
import { SwitchField } from "@/components/ui/switch";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import type { Program } from "../use-program";
import { blocksOf, type Draft, spanOf } from "./blocks";
import { dayOf, instantIn, shownSpan } from "./day-scale";
import { GridArea } from "./grid-area";
import { placeWords } from "./move-words";
import { useAllPages } from "./use-all-pages";
import { useDrag } from "./use-drag";
import { useKeyboardMoves } from "./use-keyboard-moves";
import { useMoves } from "./use-moves";

type ProgramGridProps = {
  day: string;
  program: Program;
  isClosed: boolean;
  onEdit: (session: SessionDetails) => void;
  onAdd: (at: { start: string; room: string | undefined }) => void;
};

/** One day as rooms × time. Blocks are moved and resized with the pointer or by keyboard. */
export function ProgramGrid({ day: name, program, isClosed, onEdit, onAdd }: ProgramGridProps) {
  const { sessions, rooms, outline, warningsById } = program;
  const [isWhole, setWhole] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const area = useRef<HTMLDivElement>(null);
  useAllPages(program.query);
  const day = useMemo(() => dayOf(name, outline.timeZone), [name, outline.timeZone]);
  const columns = useMemo(() => [...rooms.map(({ id }) => id), null], [rooms]);
  const onDay = sessions.filter(({ status }) => status === "scheduled");
  // While a block is dragged the hours stay, or it would run away under the pointer.
  const isAt = (session: SessionDetails) =>
    draft?.by === "keyboard" && draft.sessionId === session.id ? draft : spanOf(day, session);
  const shown = shownSpan(day, onDay.map(isAt), isWhole);
  const { commit, moves, capacity } = useMoves(day, program);
  const keyboard = useKeyboardMoves({ day, columns, draft, setDraft, commit });
  const drag = useDrag({ day, shown, columns, area, setDraft, commit });
  const said = draft ? draftWords(draft) : "";
  function draftWords({ start, end, roomId }: Draft): string {
    const room = rooms.find(({ id }) => id === roomId)?.name ?? null;
    const at = (minutes: number) => instantIn(day, minutes).toISOString();
    return placeWords({ startsAt: at(start), endsAt: at(end), room }, day.timeZone);
  }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p id="grid-help" className="text-muted text-sm">
          Drag to move, or drag the lower edge. Keyboard: Alt + arrows move, Alt + Shift + up or down changes
          the end.
        </p>
        <SwitchField
          label="Whole day"
          checked={isWhole}
          onChange={({ target }) => setWhole(target.checked)}
          className="items-center gap-3"
        />
      </div>
      <GridArea
        area={area}
        day={day}
        shown={shown}
        rooms={rooms}
        blocks={blocksOf({ day, sessions, columns, draft })}
        draft={draft}
        said={said}
        warningsById={warningsById}
        isClosed={isClosed}
        keyboard={keyboard}
        drag={drag}
        onEdit={onEdit}
        onAdd={onAdd}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
      <DisplacedDialog moves={moves} capacity={capacity} />
    </div>
  );
}
