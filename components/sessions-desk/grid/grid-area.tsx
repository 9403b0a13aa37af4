import { Fragment, type RefObject, useLayoutEffect, useRef } from "react";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import type { Program, Room } from "../use-program";
import type { Block, Draft } from "./blocks";
import { type Day, hourMarks, type Span, snap, timeIn, toMinutes, toPixels } from "./day-scale";
import { SessionBlock } from "./session-block";
import type { useDrag } from "./use-drag";
import type { useKeyboardMoves } from "./use-keyboard-moves";

type GridAreaProps = {
  area: RefObject<HTMLDivElement | null>;
  day: Day;
  shown: Span;
  rooms: readonly Room[];
  blocks: readonly Block[];
  draft: Draft | null;
  /** Where the draft is, in words. */
  said: string;
  warningsById: Program["warningsById"];
  isClosed: boolean;
  keyboard: ReturnType<typeof useKeyboardMoves>;
  drag: ReturnType<typeof useDrag>;
  onEdit: (session: SessionDetails) => void;
  onAdd: (at: { start: string; room: string | undefined }) => void;
};

const COLUMN_MIN = "10.5rem";
const RULER = "3.75rem";

/** The rooms as columns, the hours as rows, and the blocks above both. */
export function GridArea({ area, day, shown, rooms, blocks, draft, said, ...rest }: GridAreaProps) {
  const { warningsById, isClosed, keyboard, drag, onEdit, onAdd } = rest;
  const names = [...rooms.map(({ name, capacity }) => ({ name, capacity })), { name: null, capacity: null }];
  const columns = `${RULER} repeat(${names.length}, minmax(${COLUMN_MIN}, 1fr))`;
  const height = toPixels(shown.end - shown.start);
  const keepFocus = useKeptFocus();
  return (
    <section
      aria-label="Sessions by room and time"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="relative max-h-[calc(100dvh-8rem)] overflow-auto rounded-card border border-border bg-surface"
    >
      <div className="grid min-w-max" style={{ gridTemplateColumns: columns }}>
        <div className="sticky top-0 left-0 z-20 border-border border-b bg-sunken" />
        {names.map(({ name, capacity }) => (
          <div
            key={name ?? ""}
            className="sticky top-0 z-10 border-border border-b border-l bg-sunken px-3 py-2 text-sm"
          >
            <p className="truncate font-medium">
              <bdi>{name ?? "No room"}</bdi>
            </p>
            <p className="text-muted text-xs tabular-nums">
              {name === null ? "Not assigned yet" : capacity === null ? "No limit" : `Holds ${capacity}`}
            </p>
          </div>
        ))}
        <div className="sticky left-0 z-10 bg-surface" style={{ height }}>
          {hourMarks(day, shown).map(({ minutes, label }) => (
            <span
              key={minutes}
              style={{ top: toPixels(minutes - shown.start) }}
              className="absolute right-2 pt-0.5 text-muted text-xs tabular-nums"
            >
              {label}
            </span>
          ))}
        </div>
        <div ref={area} className="relative" style={{ height, gridColumn: `2 / span ${names.length}` }}>
          {hourMarks(day, shown).map(({ minutes }) => (
            <div
              key={minutes}
              style={{ top: toPixels(minutes - shown.start) }}
              className="pointer-events-none absolute inset-x-0 border-border border-t"
            />
          ))}
          {names.map(({ name }, column) => (
            <Fragment key={name ?? ""}>
              {/* Adding by keyboard is the button above the grid. */}
              <div
                aria-hidden="true"
                title={isClosed ? undefined : "Double-click to add a session here"}
                style={{ left: `${(100 / names.length) * column}%`, width: `${100 / names.length}%` }}
                className="absolute inset-y-0 border-border border-l"
                onDoubleClick={(event) => {
                  if (isClosed) return;
                  const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
                  const minutes = Math.floor((shown.start + toMinutes(y)) / 15) * 15;
                  onAdd({ start: timeIn(day, snap(minutes)), room: name ?? undefined });
                }}
              />
            </Fragment>
          ))}
          {blocks.map((block) => (
            <SessionBlock
              key={block.session.id}
              block={block}
              shown={shown}
              columns={names.length}
              day={day}
              draftWords={draft?.sessionId === block.session.id ? said : null}
              warnings={warningsById.get(block.session.id) ?? []}
              isClosed={isClosed}
              keyboard={keyboard}
              drag={drag}
              onEdit={onEdit}
              onFocus={keepFocus}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** A block that changes its place among its siblings loses the focus: it gets it back. */
function useKeptFocus() {
  const focused = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body && focused.current?.isConnected) focused.current.focus();
  });
  return (element: HTMLElement | null) => {
    focused.current = element;
  };
}
