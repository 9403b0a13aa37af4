import { counted, grouped } from "../plural";
import type { EVENT_REFUSALS } from "../refusals/events";
import type { SentencesFor } from "./sentence";

export const EVENT_SENTENCES: SentencesFor<typeof EVENT_REFUSALS> = {
  "calendar.not-found": "There is no calendar at this link. It may have been replaced by a new one.",
  "capacity.below-taken": ({ seatsTaken }) =>
    seatsTaken === undefined
      ? "More seats are taken already. Choose a higher capacity."
      : `${counted(seatsTaken, "seat is", "seats are")} taken already. Choose at least as many.`,
  "capacity.moves-changed":
    "Something changed since you looked, so other guests would have to move now. Check the list again.",
  "csv.empty": "This list is empty.",
  "csv.not-utf8": "We can't read this file. Save it again as “CSV UTF-8” and choose that file.",
  "csv.questions-changed":
    "The questions of this event have changed in the meantime. Download the file again.",
  "csv.too-large": "This file is larger than 1 MB, so it was not read. Send it in parts.",
  "csv.too-many-rows": ({ rows = 0, rowsMax = 0 }) =>
    `This list has ${counted(rows, "entry", "entries")}; send at most ${grouped(rowsMax)} at a time.`,
  "csv.unreadable": ({ line = 1 }) =>
    `From line ${grouped(line)} on, this is not a valid CSV. Look for a quotation mark that is never closed.`,
  "csv.workbook": "This is an Excel workbook. Save it as “CSV UTF-8” and choose that file.",
  "event.called-off": "The operators of this site cancelled the event. Only they can restore it.",
  "event.cancelled": "This event was cancelled. Restore or duplicate it first.",
  "event.changed-meanwhile":
    "Someone changed this event in the meantime. Load the newer version, then make your change again.",
  "event.not-draft":
    "Only a draft can be deleted. Cancel the event instead, so that its guests are notified.",
  "event.not-for-group":
    "You can't make events in its group now. Choose another group or none for the event, then try again.",
  "event.not-found": "There is no such event, or you don't have access to it.",
  "event.not-published": "This is still a draft. Delete it instead of cancelling it.",
  "event.past": "This event is over. Choose a new date first.",
  "event.restore-ended":
    "An event can be restored for up to 7 days after it was cancelled, until its end. Duplicate it instead.",
  "event.slug-taken": "That did not work. Try again.",
  "role.too-low": "Your role on this event does not include this.",
  "series.full": ({ seriesMax = 0 }) => `A series has at most ${counted(seriesMax, "date")}.`,
  "staff.is-host": "This is the host's own email.",
  "staff.limit-reached": ({ staffMax = 0 }) => `An event has at most ${counted(staffMax, "helper")}.`,
};
