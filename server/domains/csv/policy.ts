import { type CsvCell, csvLine } from "../../../lib/csv";
import { utcToLocal } from "../../../lib/dates";
import type { CsvQuestion, Participant, ParticipantStatus } from "./schema";

/** The column names. Questions precede the last column, in the order of the form. */
export function participantsHeader(questions: readonly CsvQuestion[], timeZone: string): string {
  return csvLine([
    "Name",
    "Email",
    "Status",
    "Group size",
    "Guests",
    "Position",
    "Priority",
    "RSVP at (UTC)",
    `RSVP at (${timeZone})`,
    "Checked in at (UTC)",
    "Special requirements",
    ...questions.map((question) => question.label),
    "Source",
  ]);
}

/** The line of one person. Dates are in a form that every spreadsheet reads, to the second and to the minute. */
export function participantLine(
  person: Participant,
  questions: readonly CsvQuestion[],
  timeZone: string,
): string {
  return csvLine([
    person.name,
    person.email,
    STATUS_WORDS[person.status],
    person.seats,
    person.guests,
    person.position,
    person.status === "waitlisted" ? person.priority : null,
    instant(person.rsvpAt),
    utcToLocal(person.rsvpAt, timeZone).replace("T", " "),
    person.checkedInAt && instant(person.checkedInAt),
    person.specialRequirements,
    ...questions.map((question) => answerTo(question, person.answers)),
    person.source,
  ]);
}

const STATUS_WORDS: Record<ParticipantStatus, string> = {
  confirmed: "confirmed",
  waitlisted: "waitlisted",
  offered: "offered",
  pending: "awaiting approval",
  cancelled: "cancelled",
  declined: "declined",
};

function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

function answerTo({ id }: CsvQuestion, answers: unknown): CsvCell {
  const answer = (answers as Record<string, unknown> | null)?.[id];
  return typeof answer === "string" ? answer : null;
}
