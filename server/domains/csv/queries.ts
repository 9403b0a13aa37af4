import { createHash } from "node:crypto";
import { z } from "zod";
import { CSV_MARK } from "../../../lib/csv";
import { cursorOf, placeInTime } from "../../cursor";
import type { Db } from "../../db/client";
import { DomainError, notFound } from "../../errors";
import { readPositions } from "../../seats/positions";
import { personForHosts, personForHostsSelect } from "../accounts/person-for-hosts.policy";
import { participantLine, participantsHeader } from "./policy";
import type { CsvQuestion, ParticipantStatus, ParticipantsPart } from "./schema";

const PEOPLE_PER_PART = 500;

type Asked = {
  event: { id: string; poolId: string; slug: string };
  status?: ParticipantStatus | undefined;
  cursor?: string | undefined;
};

/**
 * Everyone who RSVPed to an event, as one part of a CSV file, in the order of their first RSVPs. For hosts only: it
 * names people.
 * @throws not-found; conflict csv.questions-changed if the columns differ from those of the previous part
 */
export async function getParticipantsPart(
  db: Db,
  { event, status, cursor }: Asked,
  { limit = PEOPLE_PER_PART }: { limit?: number } = {},
): Promise<ParticipantsPart> {
  const [about, questions] = await Promise.all([
    db.event.findUnique({ where: { id: event.id }, select: { timeZone: true } }),
    listColumns(db, event),
  ]);
  if (!about) throw notFound("event");
  const columns = fingerprint(questions);
  const after = parts.read(cursor);
  if (after && after.columns !== columns) throw new DomainError("csv.questions-changed");
  const rows = await db.rsvp.findMany({
    where: {
      poolId: event.poolId,
      ...(status && { status }),
      ...(after && { OR: [{ rsvpAt: { gt: after.at } }, { rsvpAt: after.at, id: { gt: after.id } }] }),
    },
    orderBy: [{ rsvpAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    select,
  });
  const page = parts.page(rows, limit, ({ rsvpAt, id }) => ({ at: rsvpAt, id, columns }));
  const shown = page.items;
  const waiting = shown.filter((row) => row.status === "waitlisted").map((row) => row.id);
  const positions = await readPositions(db, waiting);
  const lines = shown.map(({ user, ...row }) =>
    participantLine(
      {
        ...row,
        ...personForHosts(row, { user, eventId: event.id }),
        position: positions.get(row.id) ?? null,
      },
      questions,
      about.timeZone,
    ),
  );
  const head = after ? "" : CSV_MARK + participantsHeader(questions, about.timeZone);
  return {
    name: `guests-${event.slug}.csv`,
    text: head + lines.join(""),
    nextCursor: page.nextCursor,
  };
}

const select = {
  id: true,
  status: true,
  guests: true,
  seats: true,
  priority: true,
  rsvpAt: true,
  checkedInAt: true,
  specialRequirements: true,
  answers: true,
  source: true,
  askedAt: true,
  namedEmail: true,
  user: { select: personForHostsSelect },
} as const;

/** The questions of the form in their order, then removed questions that have answers. */
function listColumns(db: Db, event: { id: string; poolId: string }): Promise<CsvQuestion[]> {
  return db.$queryRaw<CsvQuestion[]>`
    select q.id, q.label from "Question" q
    where q."eventId" = ${event.id}::uuid and (
      q."removedAt" is null
      or exists (select 1 from "Rsvp" r where r."poolId" = ${event.poolId}::uuid and jsonb_exists(r.answers, q.id::text))
    )
    order by q."removedAt" is not null, q.position, q.id`;
}

function fingerprint(questions: CsvQuestion[]): string {
  const text = JSON.stringify(questions.map(({ id, label }) => [id, label]));
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** By first RSVP, with the columns of the previous part, so that the columns never change within a file. */
const parts = cursorOf("participants", placeInTime.extend({ columns: z.string() }));
