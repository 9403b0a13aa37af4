import { Ellipsis } from "lucide-react";
import { cardsOnPhones } from "@/components/events/manage/cards-on-phones";
import { useManaged } from "@/components/events/manage/manage-context";
import { TrackMark } from "@/components/sessions/track-mark";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/class-names";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { hasGuests, spanWords, takenWords } from "../session-label";
import type { Program } from "../use-program";
import { WarningList } from "../warning-list";
import type { Removal } from "./use-removal";

type SessionsTableProps = {
  program: Pick<Program, "sessions" | "warningsById">;
  isClosed: boolean;
  onEdit: (session: SessionDetails) => void;
  removal: Pick<Removal, "ask" | "restore">;
};

/** The sessions of a day by start; cards where there is no room for a table. */
export function SessionsTable({ program, ...row }: SessionsTableProps) {
  return (
    <Table label="Sessions" className={cardsOnPhones}>
      <TableHead>
        <TableHeader>Time</TableHeader>
        <TableHeader>Session</TableHeader>
        <TableHeader>Room</TableHeader>
        <TableHeader>Track</TableHeader>
        <TableHeader>Seats</TableHeader>
        <TableHeader>
          <span className="sr-only">Actions</span>
        </TableHeader>
      </TableHead>
      <tbody>
        {program.sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            warnings={program.warningsById.get(session.id) ?? []}
            {...row}
          />
        ))}
      </tbody>
    </Table>
  );
}

type SessionRowProps = Omit<SessionsTableProps, "program"> & {
  session: SessionDetails;
  warnings: Parameters<typeof WarningList>[0]["warnings"];
};

const onPhones = "max-md:col-span-2 max-md:col-start-1";

function SessionRow({ session, warnings, isClosed, onEdit, removal }: SessionRowProps) {
  const { event } = useManaged();
  const isCancelled = session.status === "cancelled";
  return (
    <TableRow>
      <TableCell className={cn("whitespace-nowrap align-top tabular-nums md:pt-3.5", onPhones)}>
        {spanWords(session, event.timeZone)}
      </TableCell>
      <TableCell className={cn("min-w-56 align-top md:pt-3.5", onPhones)}>
        <div className="flex flex-wrap items-center gap-2">
          <button
            type="button"
            disabled={isClosed || isCancelled}
            onClick={() => onEdit(session)}
            className="hit-area wrap-anywhere relative rounded-sm text-left font-medium enabled:hover:underline disabled:text-muted"
          >
            <bdi>{session.title}</bdi>
          </button>
          {isCancelled && <Badge tone="danger">Cancelled</Badge>}
        </div>
        {session.speakers.length > 0 && (
          <p className="wrap-anywhere text-muted">
            <bdi>{session.speakers.map(({ name }) => name).join(", ")}</bdi>
          </p>
        )}
        <p className="flex flex-wrap gap-x-3 text-muted md:hidden">
          {session.room && <bdi className="wrap-anywhere">{session.room}</bdi>}
          {session.track && <TrackMark name={session.track} color={session.trackColor} />}
        </p>
        {!isCancelled && <WarningList warnings={warnings} />}
      </TableCell>
      <TableCell className="align-top text-muted max-md:hidden md:pt-3.5">
        <bdi className="wrap-anywhere">{session.room ?? "No room"}</bdi>
      </TableCell>
      <TableCell className="align-top max-md:hidden md:pt-3.5">
        {session.track && <TrackMark name={session.track} color={session.trackColor} />}
      </TableCell>
      <TableCell className={cn("whitespace-nowrap align-top tabular-nums md:pt-3.5", onPhones)}>
        {takenWords(session)}
        {session.seats.waitlistLength > 0 && (
          <span className="text-muted max-md:before:content-['_·_'] md:block">
            {session.seats.waitlistLength} waiting
          </span>
        )}
      </TableCell>
      <TableCell className="text-right align-top max-md:col-start-3 max-md:row-start-1">
        {!isClosed && <RowMenu session={session} onEdit={onEdit} removal={removal} />}
      </TableCell>
    </TableRow>
  );
}

function RowMenu({ session, onEdit, removal }: Pick<SessionRowProps, "session" | "onEdit" | "removal">) {
  return (
    <Menu>
      <MenuTrigger
        render={
          <IconButton label={`What to do with ${session.title}`} size="sm">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      />
      <MenuContent>
        {session.status === "cancelled" ? (
          <MenuItem onClick={() => removal.restore(session)}>Restore</MenuItem>
        ) : (
          <>
            <MenuItem onClick={() => onEdit(session)}>Edit</MenuItem>
            <MenuItem tone="danger" onClick={() => removal.ask(session)}>
              {hasGuests(session) ? "Cancel session" : "Delete"}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
