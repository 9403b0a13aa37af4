import type { CSSProperties, ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/class-names";
import { formatTime } from "@/lib/dates";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { type AgendaDay, dateWords } from "./group-agenda";
import { type RoomGrid, roomGrid } from "./room-grid";

type CardStyle = { isCell: boolean; style?: CSSProperties; className?: string };
type AgendaDaysProps = {
  days: readonly AgendaDay<SessionDetails>[];
  view: "list" | "grid";
  /** The rooms in the event's order. */
  rooms: readonly string[];
  timeZone: string;
  now: Date;
  card: (session: SessionDetails, style: CardStyle) => ReactNode;
};

/** The sessions by day and start. As a grid, each day is a table of rooms × time from `lg` on, and a list below. */
export function AgendaDays({ days, view, rooms, timeZone, now, card }: AgendaDaysProps) {
  return (
    <div className="space-y-10">
      {days.map((day) => (
        <section
          key={day.day}
          id={`day-${day.day}`}
          aria-labelledby={`day-${day.day}-title`}
          className="scroll-mt-28"
        >
          <h2 id={`day-${day.day}-title`} className="mb-4 text-lg">
            {dateWords(day.day, now, true)}
          </h2>
          {view === "grid" ? (
            <GridDay grid={roomGrid(day.items, rooms)} day={day} timeZone={timeZone} card={card} />
          ) : (
            <Slots day={day} timeZone={timeZone} card={(session) => card(session, { isCell: false })} />
          )}
        </section>
      ))}
    </div>
  );
}

type SlotsProps = Pick<AgendaDaysProps, "timeZone"> & {
  day: AgendaDay<SessionDetails>;
  card: (session: SessionDetails) => ReactNode;
  /** The row of the label of a start, which is its own only in the grid; left out in a list. */
  labelStyle?: (startsAt: string) => CSSProperties;
};

function Slots({ day, timeZone, card, labelStyle }: SlotsProps) {
  const isGrid = labelStyle !== undefined;
  return (
    <ol className={cn("space-y-6", isGrid && "lg:contents")}>
      {day.slots.map(({ startsAt, items }) => (
        <li
          key={startsAt}
          className={cn("grid gap-x-4 gap-y-2 sm:grid-cols-[3.75rem_minmax(0,1fr)]", isGrid && "lg:contents")}
        >
          <h3
            style={labelStyle?.(startsAt)}
            className={cn(
              "pt-0.5 font-semibold text-base tabular-nums sm:pt-4",
              isGrid && "lg:col-1 lg:row-(--label-row)",
            )}
          >
            <Time at={new Date(startsAt)}>{formatTime(new Date(startsAt), timeZone)}</Time>
          </h3>
          <ul className={cn("space-y-3", isGrid && "lg:contents")}>{items.map(card)}</ul>
        </li>
      ))}
    </ol>
  );
}

type GridDayProps = Pick<AgendaDaysProps, "timeZone" | "card"> & {
  grid: RoomGrid;
  day: AgendaDay<SessionDetails>;
};

function GridDay({ grid, day, timeZone, card }: GridDayProps) {
  const columns = grid.rooms.reduce((sum, { columns }) => sum + columns, 0);
  const template = { gridTemplateColumns: `3.25rem repeat(${columns}, minmax(13.5rem, 1fr))` };
  // The first row holds the names of the rooms, and the first column the times.
  const place = (session: SessionDetails): CardStyle => {
    const cell = grid.cells.get(session.id);
    if (!cell) return { isCell: true };
    return {
      isCell: true,
      style: { gridColumn: cell.column + 1, gridRow: `${cell.rowStart + 1} / ${cell.rowEnd + 1}` },
    };
  };
  return (
    <div className="lg:-mx-2 lg:overflow-x-auto lg:px-2 lg:pb-2">
      <div style={template} className="lg:grid lg:gap-x-3 lg:gap-y-2">
        {grid.rooms.map(({ room, column, columns }) => (
          <p
            key={room ?? ""}
            style={{ gridColumn: `${column + 1} / span ${columns}`, gridRow: 1 }}
            className="border-border border-b pb-2 font-medium text-sm max-lg:hidden"
          >
            <bdi>{room ?? "Room to be announced"}</bdi>
          </p>
        ))}
        <Slots
          day={day}
          timeZone={timeZone}
          card={(session) => card(session, place(session))}
          labelStyle={(startsAt) => ({ "--label-row": grid.times.indexOf(startsAt) + 2 }) as CSSProperties}
        />
      </div>
    </div>
  );
}
