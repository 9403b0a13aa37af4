import type { Example } from "../examples";

export const SESSION_PARAMS = {
  sessionId: "019aa3d0-1a00-7a10-8c01-1d2e3f4a5b01",
  roomId: "019aa3d0-2b00-7b20-9d02-2e3f4a5b6c02",
  trackId: "019aa3d0-3c00-7c30-8e03-3f4a5b6c7d03",
  speakerId: "019aa3d0-4d00-7d40-9f04-4a5b6c7d8e04",
};

const eventId = "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01";
const times = { startsAt: "2026-12-04T18:00:00.000Z", endsAt: "2026-12-04T18:45:00.000Z" };
const speaker = { name: "Inês Duarte", bio: "Printer and teacher." };
const seats = {
  capacity: 50,
  confirmedSeats: 47,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  seatsLeft: 3,
  heldForWaitlist: false,
  version: 61,
};
const noSeats = { ...seats, confirmedSeats: 0, seatsLeft: 50, version: 0 };
export const session = {
  id: SESSION_PARAMS.sessionId,
  eventId,
  title: "Setting a line by hand",
  description: "",
  type: "Workshop",
  track: "Hands on",
  trackId: SESSION_PARAMS.trackId,
  trackColor: "green",
  room: "Press room",
  roomId: SESSION_PARAMS.roomId,
  speakers: [{ id: SESSION_PARAMS.speakerId, ...speaker, photoUrl: null }],
  ...times,
  capacity: 50,
  ownCapacity: 50,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  partyRule: "skip",
  guestsMax: 0,
  doorMinutes: null,
  overlapAllowed: false,
  status: "scheduled",
  version: 1,
  seats,
};

const room = { id: session.roomId, name: session.room, capacity: 40, position: 0, sessions: 3 };
const track = {
  id: session.trackId,
  name: session.track,
  color: session.trackColor,
  overlapAllowed: false,
  position: 0,
  sessions: 5,
};
const listedSpeaker = { id: SESSION_PARAMS.speakerId, ...speaker, photoUrl: null, sessions: 2 };

const file = {
  text:
    "title,track,room,speakers,start,end,capacity\r\n" +
    "Setting a line by hand,Hands on,Press room,Inês Duarte; Ben Okri,2026-12-04 19:00,2026-12-04 19:45,50\r\n" +
    "Printing in two colours,Hands on,Attic,,2026-12-04 20:00,2026-12-04 21:00,\r\n",
  createNames: true,
};
const imported = {
  rows: [
    { line: 2, outcome: "changed", title: "Setting a line by hand" },
    { line: 3, outcome: "new", title: "Printing in two colours" },
  ],
  counts: { new: 1, changed: 1, unchanged: 0, error: 0 },
  unknownRooms: ["Attic"],
  unknownTracks: [],
  ignoredColumns: [],
};

export const SESSION_EXAMPLES: Record<string, Example> = {
  "sessions.list": {
    query: { day: "2026-12-04", track: "Hands on", free: "true", limit: "20" },
    answer: { items: [session], nextCursor: null },
  },
  "sessions.create": {
    body: {
      title: session.title,
      ...times,
      type: session.type,
      track: session.track,
      room: session.room,
      speakers: [speaker],
      capacity: 50,
    },
    answer: { ...session, seats: noSeats },
  },
  "sessions.get": { answer: session },
  "sessions.edit": {
    body: { startsAt: "2026-12-04T19:00:00.000Z", endsAt: "2026-12-04T19:45:00.000Z", expectedVersion: 1 },
    answer: {
      ...session,
      startsAt: "2026-12-04T19:00:00.000Z",
      endsAt: "2026-12-04T19:45:00.000Z",
      version: 2,
    },
  },
  "sessions.remove": {
    answer: { outcome: "cancelled", session: { ...session, status: "cancelled", version: 3 } },
  },
  "sessions.restore": { answer: { ...session, version: 4 } },
  "sessions.seats": {
    query: { sessionIds: session.id },
    answer: { items: [{ sessionId: session.id, seats: session.seats }] },
  },
  "sessions.outline": {
    answer: {
      timeZone: "Europe/Berlin",
      sessions: 12,
      days: [{ day: "2026-12-04", sessions: 12 }],
      types: [{ type: "Workshop", sessions: 4 }],
    },
  },
  "sessions.file": {
    answer: { name: "letterpress-evening-6f3f0c-sessions.csv", text: "\ufefftitle,description,…\r\n" },
  },
  "sessions.import.preview": { body: file, answer: imported },
  "sessions.import.run": { body: file, answer: imported },
  "sessions.warnings": {
    answer: {
      sessions: 1,
      items: [
        {
          sessionId: session.id,
          title: session.title,
          startsAt: session.startsAt,
          warnings: [{ kind: "above-room", name: room.name, other: null, seats: 50, limit: 40 }],
        },
      ],
    },
  },
  "sessions.rooms.list": { answer: { items: [room] } },
  "sessions.rooms.create": { body: { name: room.name, capacity: 40 }, answer: { ...room, sessions: 0 } },
  "sessions.rooms.edit": { body: { capacity: 60 }, answer: { ...room, capacity: 60 } },
  "sessions.rooms.remove": { answer: { id: room.id } },
  "sessions.tracks.list": { answer: { items: [track] } },
  "sessions.tracks.create": { body: { name: track.name }, answer: { ...track, sessions: 0 } },
  "sessions.tracks.edit": { body: { overlapAllowed: true }, answer: { ...track, overlapAllowed: true } },
  "sessions.tracks.remove": { answer: { id: track.id } },
  "sessions.speakers.list": { answer: { items: [listedSpeaker], nextCursor: null } },
  "sessions.speakers.create": { body: speaker, answer: { ...listedSpeaker, sessions: 0 } },
  "sessions.speakers.edit": { body: { bio: "Printer." }, answer: { ...listedSpeaker, bio: "Printer." } },
  "sessions.speakers.remove": { answer: { id: listedSpeaker.id } },
};
