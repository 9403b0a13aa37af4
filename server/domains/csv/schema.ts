import { z } from "zod";
import { cursor, fileOut, id } from "../../../lib/wire-schema";

const status = z.enum(["confirmed", "waitlisted", "offered", "pending", "cancelled", "declined"]);

export const participantsInput = z.strictObject({
  eventId: id,
  status: status.optional(),
  cursor: cursor.optional(),
});

/** A part of the file; the first part begins with the byte order mark and the column names. */
export const participantsOut = fileOut.extend({ nextCursor: z.string().nullable() });

export type ParticipantsPart = z.infer<typeof participantsOut>;
export type ParticipantStatus = z.infer<typeof status>;

export type CsvQuestion = { id: string; label: string };

export type Participant = {
  name: string;
  /** Null if the host may not see it. */
  email: string | null;
  status: ParticipantStatus;
  guests: number;
  seats: number;
  /** 1-based; null unless waitlisted. */
  position: number | null;
  priority: number;
  rsvpAt: Date;
  checkedInAt: Date | null;
  specialRequirements: string | null;
  /** By id of the question. */
  answers: unknown;
  source: string | null;
};
