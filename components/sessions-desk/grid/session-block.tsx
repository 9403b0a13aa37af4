import { TriangleAlert } from "lucide-react";
import { TRACK_TONES } from "@/components/sessions/track-mark";
import { cn } from "@/lib/class-names";
import type { ProgramWarning } from "@/server/domains/sessions/program.schema";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { spanWords, takenWords } from "../session-label";
import { warningWords } from "../warning-words";
import type { Block } from "./blocks";
import { type Day, type Span, toPixels } from "./day-scale";
import { placeWords } from "./move-words";
import type { useDrag } from "./use-drag";
import type { useKeyboardMoves } from "./use-keyboard-moves";

type SessionBlockProps = {
  block: Block;
  shown: Span;
  columns: number;
  day: Day;
  /** Where it is while it is moved. */
  draftWords: string | null;
  warnings: readonly ProgramWarning[];
  isClosed: boolean;
  keyboard: ReturnType<typeof useKeyboardMoves>;
  drag: ReturnType<typeof useDrag>;
  onEdit: (session: SessionDetails) => void;
  onFocus: (element: HTMLElement | null) => void;
};

const GAP_PX = 3;
/** From these heights on a block has a second line, a third, and its warnings in words. */
const TALL_PX = 44;
const TALLER_PX = 62;
const TALLEST_PX = 96;

/** A session at its time in its room. A click opens it. */
export function SessionBlock({
  block,
  shown,
  columns,
  day,
  draftWords,
  warnings,
  isClosed,
  ...on
}: SessionBlockProps) {
  const { session, column, lane, lanes } = block;
  const { keyboard, drag, onEdit, onFocus } = on;
  const top = Math.max(0, toPixels(block.start - shown.start));
  const bottom = toPixels(Math.min(block.end, shown.end) - shown.start);
  const height = Math.max(bottom - top - GAP_PX, 14);
  const width = 100 / columns / lanes;
  const handlers = isClosed
    ? {}
    : {
        onPointerDown: (event: React.PointerEvent<HTMLElement>) => drag.onPointerDown(event, session),
        onPointerMove: drag.onPointerMove,
        onPointerUp: drag.onPointerUp,
        onPointerCancel: drag.onPointerCancel,
        onKeyDown: (event: React.KeyboardEvent) => keyboard.onKeyDown(event, session),
        onBlur: () => {
          keyboard.onBlur();
        },
        onClick: () => drag.isClick() && onEdit(session),
      };
  const place = draftWords ?? placeWords(session, day.timeZone);
  return (
    <button
      type="button"
      {...handlers}
      onFocus={({ currentTarget }) => onFocus(currentTarget)}
      aria-describedby="grid-help"
      style={{
        top,
        height,
        left: `calc(${(100 / columns) * column + width * lane}% + 3px)`,
        width: `calc(${width}% - 5px)`,
        borderInlineStartColor: session.trackColor ? TRACK_TONES[session.trackColor] : undefined,
      }}
      className={cn(
        "absolute flex touch-pan-y select-none flex-col overflow-hidden rounded-md border border-border border-s-4 bg-raised px-2 py-1 text-left text-xs shadow-card",
        !isClosed && "cursor-grab hover:border-border-control active:cursor-grabbing",
        session.trackColor === null && "border-s-border-control",
        draftWords !== null &&
          "z-30 cursor-grabbing border-accent-text shadow-overlay ring-2 ring-accent-text",
        height < TALL_PX && "justify-center py-0",
      )}
    >
      <span className="sr-only">
        {[`${session.title}, ${place}`, takenWords(session), ...warnings.map(warningWords)].join(". ")}
      </span>
      <span aria-hidden="true" className="flex min-w-0 shrink-0 items-center gap-1">
        {warnings.length > 0 && (
          <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-warning" />
        )}
        <bdi className="truncate font-medium text-sm">{session.title}</bdi>
      </span>
      {height >= TALL_PX && (
        <>
          <span aria-hidden="true" className="shrink-0 truncate text-muted tabular-nums">
            {draftWords ? draftWords.split(",")[0] : spanWords(session, day.timeZone)}
          </span>
          {height >= TALLER_PX && (
            <span aria-hidden="true" className="shrink-0 truncate text-muted tabular-nums">
              {takenWords(session)}
            </span>
          )}
          {(height >= TALLEST_PX ? warnings.slice(0, 2) : []).map((warning) => (
            <span
              aria-hidden="true"
              key={`${warning.kind} ${warning.name}`}
              className="line-clamp-2 text-warning"
            >
              {warningWords(warning)}
            </span>
          ))}
        </>
      )}
      {!isClosed && <span data-edge="" className="absolute inset-x-0 bottom-0 h-2 cursor-ns-resize" />}
    </button>
  );
}
