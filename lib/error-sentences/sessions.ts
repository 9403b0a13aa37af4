import { isolate } from "../clean-text";
import { counted, plural } from "../plural";
import type { SESSION_REFUSALS } from "../refusals/sessions";
import type { SentencesFor } from "./sentence";

const inUse =
  (noun: string) =>
  ({ sessions = 0 }: { sessions?: number }) =>
    `This ${noun} still belongs to ${counted(sessions, "session")}. Change ${plural(sessions, "it", "them")} first.`;

export const SESSION_SENTENCES: SentencesFor<typeof SESSION_REFUSALS> = {
  "room.in-use": inUse("room"),
  "room.limit-reached": ({ roomsMax = 0 }) => `An event has at most ${counted(roomsMax, "room")}.`,
  "room.name-taken": "This event already has a room with this name.",
  "room.not-found": "There is no such room, or you don't have access to it.",
  "session.cancelled": "This session was cancelled. Restore it first.",
  "session.changed-meanwhile":
    "Someone changed this session in the meantime. Load the newer version, then make your change again.",
  "session.clash": ({ clashes = [] }) => {
    const [first, ...more] = clashes;
    if (!first) return "You already have a session at that time.";
    const others = more.length > 0 ? ` and ${more.length} more` : "";
    return `You already have ${isolate(first.title)}${others} at that time. Swap it, or keep what you have.`;
  },
  "session.event-full":
    "The event is full, so its sessions can't be booked. Join the event's waitlist first.",
  "session.import-columns":
    "The first line of the file must name its columns: title, start and end, and others as in the file that you download.",
  "session.import-faulty": ({ counts }) => {
    const faulty = counts?.error ?? 0;
    return `Nothing was changed: ${counted(faulty, "row")} can't be imported. Correct the file, then try again.`;
  },
  "session.limit-reached": ({ sessionsMax = 0 }) =>
    `An event has at most ${counted(sessionsMax, "session")}.`,
  "session.not-found": "There is no such session, or you don't have access to it.",
  "session.over": "This session is over.",
  "session.rsvp-first": "RSVP to the event first: its host asks for more than a click.",
  "session.times": ({ fields = [] }) => fields[0]?.message ?? "Check the start and the end.",
  "speaker.in-use": inUse("speaker"),
  "speaker.limit-reached": ({ speakersMax = 0 }) =>
    `An event has at most ${counted(speakersMax, "speaker")}.`,
  "speaker.name-taken": "This event already has a speaker with this name.",
  "speaker.not-found": "There is no such speaker, or you don't have access to them.",
  "track.in-use": inUse("track"),
  "track.limit-reached": ({ tracksMax = 0 }) => `An event has at most ${counted(tracksMax, "track")}.`,
  "track.name-taken": "This event already has a track with this name.",
  "track.not-found": "There is no such track, or you don't have access to it.",
};
