import {
  createRoom,
  createSpeaker,
  createTrack,
  editRoom,
  editSpeaker,
  editTrack,
  removeRoom,
  removeSpeaker,
  removeTrack,
} from "../domains/sessions/program.commands";
import { listRooms, listSpeakers, listTracks } from "../domains/sessions/program.queries";
import {
  createRoomInput,
  createSpeakerInput,
  createTrackInput,
  editRoomInput,
  editSpeakerInput,
  editTrackInput,
  listSpeakersInput,
  programInput,
  removedOut,
  removeRoomInput,
  removeSpeakerInput,
  removeTrackInput,
  roomOut,
  roomsOut,
  speakerOut,
  speakersOut,
  trackOut,
  tracksOut,
} from "../domains/sessions/program.schema";
import { eventProcedure, eventRoleProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Sessions", "/events/{eventId}");
const open = (path: `/${string}`, summary: string) => ({
  openapi: { ...rest("GET", path, summary).openapi, protect: false },
});
const cohost = eventRoleProcedure("cohost");

export const roomsRouter = router({
  list: eventProcedure
    .meta(open("/rooms", "The rooms of an event"))
    .input(programInput)
    .output(roomsOut)
    .query(async ({ ctx }) => ({ items: await listRooms(ctx.db, ctx.event.id) })),
  create: cohost
    .meta({ ...rest("POST", "/rooms", "Add a room"), created: "always" })
    .input(createRoomInput)
    .output(roomOut)
    .mutation(({ ctx, input: { eventId: _, ...room } }) => createRoom(ctx.db, { event: ctx.event, ...room })),
  edit: cohost
    .meta(rest("PATCH", "/rooms/{roomId}", "Change a room; its sessions follow"))
    .input(editRoomInput)
    .output(roomOut)
    .mutation(({ ctx, input: { eventId: _, roomId, moving, ...changes } }) =>
      editRoom(ctx.db, { event: ctx.event, roomId, changes, moving, actorId: ctx.viewer.id, now: null }),
    ),
  remove: cohost
    .meta(rest("DELETE", "/rooms/{roomId}", "Remove a room that no session uses"))
    .input(removeRoomInput)
    .output(removedOut)
    .mutation(async ({ ctx, input: { roomId } }) => {
      await removeRoom(ctx.db, { event: ctx.event, roomId });
      return { id: roomId };
    }),
});

export const tracksRouter = router({
  list: eventProcedure
    .meta(open("/tracks", "The tracks of an event"))
    .input(programInput)
    .output(tracksOut)
    .query(async ({ ctx }) => ({ items: await listTracks(ctx.db, ctx.event.id) })),
  create: cohost
    .meta({ ...rest("POST", "/tracks", "Add a track"), created: "always" })
    .input(createTrackInput)
    .output(trackOut)
    .mutation(({ ctx, input: { eventId: _, ...track } }) =>
      createTrack(ctx.db, { event: ctx.event, ...track }),
    ),
  edit: cohost
    .meta(rest("PATCH", "/tracks/{trackId}", "Change a track; its sessions follow"))
    .input(editTrackInput)
    .output(trackOut)
    .mutation(({ ctx, input: { eventId: _, trackId, ...changes } }) =>
      editTrack(ctx.db, { event: ctx.event, trackId, changes, actorId: ctx.viewer.id, now: null }),
    ),
  remove: cohost
    .meta(rest("DELETE", "/tracks/{trackId}", "Remove a track that no session uses"))
    .input(removeTrackInput)
    .output(removedOut)
    .mutation(async ({ ctx, input: { trackId } }) => {
      await removeTrack(ctx.db, { event: ctx.event, trackId });
      return { id: trackId };
    }),
});

export const speakersRouter = router({
  list: eventProcedure
    .meta(open("/speakers", "The speakers of an event, by name"))
    .input(listSpeakersInput)
    .output(speakersOut)
    .query(({ ctx, input: { cursor, limit } }) =>
      listSpeakers(ctx.db, { eventId: ctx.event.id, cursor, limit }),
    ),
  create: cohost
    .meta({ ...rest("POST", "/speakers", "Add a speaker"), created: "always" })
    .input(createSpeakerInput)
    .output(speakerOut)
    .mutation(({ ctx, input: { eventId: _, ...speaker } }) =>
      createSpeaker(ctx.db, { event: ctx.event, speaker, actorId: ctx.viewer.id }),
    ),
  edit: cohost
    .meta(rest("PATCH", "/speakers/{speakerId}", "Change a speaker"))
    .input(editSpeakerInput)
    .output(speakerOut)
    .mutation(({ ctx, input: { eventId: _, speakerId, ...changes } }) =>
      editSpeaker(ctx.db, { event: ctx.event, speakerId, changes, actorId: ctx.viewer.id }),
    ),
  remove: cohost
    .meta(rest("DELETE", "/speakers/{speakerId}", "Remove a speaker who has no session"))
    .input(removeSpeakerInput)
    .output(removedOut)
    .mutation(async ({ ctx, input: { speakerId } }) => {
      await removeSpeaker(ctx.db, { event: ctx.event, speakerId });
      return { id: speakerId };
    }),
});
