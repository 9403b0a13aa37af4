import { localToUtc, utcToLocal } from "@/lib/dates";
import {
  type CheckInAudience,
  type MessageOut,
  type MessageStatus,
  messageWords,
} from "@/server/domains/messages/schema";

/** The fields of the form. The time is wall-clock in the event's zone, as `datetime-local` has it. */
export type Draft = {
  statuses: MessageStatus[];
  checkIn: CheckInAudience;
  subject: string;
  body: string;
  repliesToAuthor: boolean;
  isLater: boolean;
  sendAt: string;
};

export type DraftFaults = Partial<Record<"statuses" | "subject" | "body" | "sendAt", string>>;

const HOUR_MS = 3_600_000;

/** An empty form, or that of a scheduled message. */
export function draftOf(
  message: MessageOut | null,
  { timeZone, now }: { timeZone: string; now: Date },
): Draft {
  const at = message
    ? new Date(message.sendAt)
    : new Date(Math.ceil((now.getTime() + HOUR_MS) / HOUR_MS) * HOUR_MS);
  return {
    statuses: message?.statuses ?? ["confirmed"],
    checkIn: message?.checkIn ?? "anyone",
    subject: message?.subject ?? "",
    body: message?.body ?? "",
    repliesToAuthor: message?.repliesToAuthor ?? true,
    isLater: message !== null,
    sendAt: utcToLocal(at, timeZone),
  };
}

/** The instant that was chosen; null for right away, undefined where the field holds no time. */
export function sendAtOf(
  draft: Pick<Draft, "isLater" | "sendAt">,
  timeZone: string,
): Date | null | undefined {
  if (!draft.isLater) return null;
  try {
    return localToUtc(draft.sendAt, timeZone);
  } catch {
    return undefined;
  }
}

/** What is wrong with the form, by the very rules that the server has. */
export function faultsOf(
  draft: Draft,
  by: { timeZone: string; now: Date; choosesPeople: boolean },
): DraftFaults {
  const faults: DraftFaults = {};
  const words = messageWords.safeParse({ subject: draft.subject, body: draft.body });
  for (const issue of words.error?.issues ?? []) {
    const field = issue.path[0] as "subject" | "body";
    faults[field] ??= issue.message;
  }
  if (!by.choosesPeople && draft.statuses.length === 0) faults.statuses = "Choose who gets it.";
  const at = sendAtOf(draft, by.timeZone);
  if (at === undefined) faults.sendAt = "Choose a date and a time.";
  else if (at && at <= by.now) faults.sendAt = "Choose a time that is still to come.";
  return faults;
}
