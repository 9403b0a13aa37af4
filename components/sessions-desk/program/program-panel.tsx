"use client";

import { CalendarPlus, LayoutGrid, List, Plus } from "lucide-react";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { dayInZone } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { SessionDialog } from "../editor/session-dialog";
import type { EditorTarget } from "../editor/use-session-editor";
import { CsvDownload, ImportButton } from "../file/csv-actions";
import { ProgramGrid } from "../grid/program-grid";
import type { Program } from "../use-program";
import { DayBar } from "./day-bar";
import { RemoveDialog } from "./remove-dialog";
import { SessionsTable } from "./sessions-table";
import { useRemoval } from "./use-removal";
import { useView } from "./use-view";

type ProgramPanelProps = { program: Program; day: string | null; onDay: (day: string) => void };

/** The sessions of one day, as a list or as a grid, and what can be done with them. */
export function ProgramPanel({ program, day, onDay }: ProgramPanelProps) {
  const { event } = useManaged();
  const [target, setTarget] = useState<EditorTarget | null>(null);
  const { view, setView, hasGrid } = useView();
  const removal = useRemoval(program);
  const { sessions, outline, query, warnings, refresh } = program;
  const isClosed = event.status === "cancelled";
  const shownDay = day ?? outline.days[0]?.day ?? null;
  const add = () => setTarget({ kind: "add", ...(shownDay && { day: shownDay }) });
  const saved = (session: SessionDetails, isNew: boolean) => {
    setTarget(null);
    program.adopt(session);
    refresh();
    const itsDay = dayInZone(new Date(session.startsAt), event.timeZone);
    if (itsDay !== shownDay) onDay(itsDay);
    toast({ title: isNew ? "Session added" : "Saved", tone: "success" });
  };
  const edit = (session: SessionDetails) => setTarget({ kind: "edit", session });
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm tabular-nums" role="status">
          {counted(outline.sessions, "session")}
          {warnings.sessions > 0 && ` · ${counted(warnings.sessions, "needs", "need")} a look`}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          {hasGrid && outline.sessions > 0 && (
            <Segmented label="View" options={VIEWS} value={view} onValueChange={setView} />
          )}
          {outline.sessions > 0 && <CsvDownload />}
          {!isClosed && (
            <>
              <ImportButton onDone={refresh} />
              <Button onClick={add} className="max-sm:order-first max-sm:w-full">
                <Plus aria-hidden="true" />
                Add session
              </Button>
            </>
          )}
        </div>
      </div>
      {isClosed && <Callout>This event was cancelled, so its sessions can't be changed.</Callout>}
      {outline.sessions === 0 ? (
        <EmptyState
          icon={<CalendarPlus />}
          title="No sessions yet"
          description="Talks, workshops and breaks of this event. Guests book the ones they want."
          action={!isClosed && <Button onClick={add}>Add the first session</Button>}
        />
      ) : (
        <>
          <DayBar outline={outline} day={shownDay} onDay={onDay} />
          {view === "grid" && shownDay ? (
            <ProgramGrid
              key={shownDay}
              day={shownDay}
              program={program}
              isClosed={isClosed}
              onEdit={edit}
              onAdd={(at) => setTarget({ kind: "add", day: shownDay, ...at })}
            />
          ) : (
            <SessionsTable program={program} isClosed={isClosed} onEdit={edit} removal={removal} />
          )}
          <LoadMore
            one="session"
            shown={sessions.length}
            hasMore={query.hasNextPage}
            pending={query.isFetchingNextPage}
            onLoad={() => void query.fetchNextPage()}
          />
        </>
      )}
      <SessionDialog target={target} program={program} onClose={() => setTarget(null)} onSaved={saved} />
      <RemoveDialog removal={removal} />
    </div>
  );
}

const VIEWS = [
  {
    value: "list",
    label: (
      <>
        <List aria-hidden="true" />
        List
      </>
    ),
  },
  {
    value: "grid",
    label: (
      <>
        <LayoutGrid aria-hidden="true" />
        Grid
      </>
    ),
  },
] as const;
