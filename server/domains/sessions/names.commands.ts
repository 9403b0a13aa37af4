import { inParts } from "../../db/in-parts";
import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { claimPhotos, photoOf } from "./photos.commands";
import { nameKey, tidyName } from "./policy";
import { ROOMS_MAX, SPEAKERS_MAX, type SpeakerIn, TRACK_COLORS, TRACKS_MAX } from "./schema";

/**
 * Finds rooms, tracks and speakers by name and adds the ones that are new. The caller holds the lock of the event's
 * own pool, so that two writes never add one name twice.
 */

export type FoundRoom = { id: string; name: string; capacity: number | null };
export type FoundTrack = { id: string; name: string; overlapAllowed: boolean };

/** A link has three values, and a statement takes 32,767. */
const LINKS_PER_INSERT = 10_000;

/** By `nameKey`. */
type Found<Row> = Map<string, Row>;

const byKey = <Row extends { name: string }>(rows: Row[]): Found<Row> =>
  new Map(rows.map((row) => [nameKey(row.name), row]));

/** The names without the ones that are known, each once. */
function newNames(names: (string | null | undefined)[], known: Found<unknown>): string[] {
  const fresh = new Map<string, string>();
  for (const name of names) {
    if (name && !known.has(nameKey(name)) && !fresh.has(nameKey(name)))
      fresh.set(nameKey(name), tidyName(name));
  }
  return [...fresh.values()];
}

/** @throws DomainError conflict room.limit-reached */
export async function roomsNamed(
  tx: Tx,
  eventId: string,
  names: (string | null | undefined)[],
): Promise<Found<FoundRoom>> {
  if (!names.some(Boolean)) return new Map();
  const select = { id: true, name: true, capacity: true } as const;
  const known = await tx.room.findMany({ where: { eventId }, select });
  const added = newNames(names, byKey(known));
  if (known.length + added.length > ROOMS_MAX)
    throw new DomainError("room.limit-reached", { roomsMax: ROOMS_MAX });
  const data = added.map((name, index) => ({ eventId, name, position: known.length + index }));
  const made = data.length > 0 ? await tx.room.createManyAndReturn({ data, select }) : [];
  return byKey([...known, ...made]);
}

/** A new track gets the next colour. @throws DomainError conflict track.limit-reached */
export async function tracksNamed(
  tx: Tx,
  eventId: string,
  names: (string | null | undefined)[],
): Promise<Found<FoundTrack>> {
  if (!names.some(Boolean)) return new Map();
  const select = { id: true, name: true, overlapAllowed: true } as const;
  const known = await tx.track.findMany({ where: { eventId }, select });
  const added = newNames(names, byKey(known));
  if (known.length + added.length > TRACKS_MAX) {
    throw new DomainError("track.limit-reached", { tracksMax: TRACKS_MAX });
  }
  const data = added.map((name, index) => {
    const position = known.length + index;
    return {
      eventId,
      name,
      position,
      color: TRACK_COLORS[position % TRACK_COLORS.length] ?? TRACK_COLORS[0],
    };
  });
  const made = data.length > 0 ? await tx.track.createManyAndReturn({ data, select }) : [];
  return byKey([...known, ...made]);
}

/**
 * A bio or photo that is given replaces that of the speaker.
 * @param actorId who gives the photos
 * @throws DomainError conflict speaker.limit-reached; invalid where a photo is no upload of the actor
 */
export async function speakersNamed(
  tx: Tx,
  eventId: string,
  { speakers, actorId }: { speakers: SpeakerIn[]; actorId: string },
): Promise<Found<{ id: string; name: string }>> {
  if (speakers.length === 0) return new Map();
  const photos = speakers.map(({ photoUrl }, index) => ({
    url: photoUrl,
    field: `speakers.${index}.photoUrl`,
  }));
  await claimPhotos(tx, { eventId, photos, actorId });
  const select = { id: true, name: true, bio: true, photoUrl: true } as const;
  const known = await tx.speaker.findMany({ where: { eventId }, select });
  const knownByKey = byKey(known);
  const names = speakers.map(({ name }) => name);
  const added = newNames(names, knownByKey);
  if (known.length + added.length > SPEAKERS_MAX) {
    throw new DomainError("speaker.limit-reached", { speakersMax: SPEAKERS_MAX });
  }
  const stated = new Map<string, Pick<SpeakerIn, "bio" | "photoUrl">>();
  for (const { name, bio, photoUrl } of speakers) {
    const given = { ...(bio !== undefined && { bio }), ...(photoUrl !== undefined && { photoUrl }) };
    stated.set(nameKey(name), { ...stated.get(nameKey(name)), ...given });
  }
  const data = added.map((name) => {
    const { bio = "", photoUrl = null } = stated.get(nameKey(name)) ?? {};
    return { eventId, name, bio, ...photoOf(photoUrl) };
  });
  const made = data.length > 0 ? await tx.speaker.createManyAndReturn({ data, select }) : [];
  for (const [key, { bio, photoUrl }] of stated) {
    const before = knownByKey.get(key);
    if (!before) continue;
    const after = { bio: bio ?? before.bio, photoUrl: photoUrl === undefined ? before.photoUrl : photoUrl };
    if (after.bio === before.bio && after.photoUrl === before.photoUrl) continue;
    const data = { bio: after.bio, ...photoOf(after.photoUrl) };
    await tx.speaker.update({ where: { id: before.id }, data, select: { id: true } });
  }
  return byKey([...known, ...made]);
}

/** Speakers in the order of the session, each once. */
export function speakerIdsOf(speakers: SpeakerIn[], found: Found<{ id: string }>): string[] {
  return [...new Set(speakers.flatMap(({ name }) => found.get(nameKey(name))?.id ?? []))];
}

/** The speakers of a session, in order. */
export type SpeakerList = { sessionId: string; speakerIds: string[] };

/** Replaces the speakers of these sessions. */
export async function setSpeakers(tx: Tx, lists: SpeakerList[]): Promise<void> {
  if (lists.length === 0) return;
  await tx.sessionSpeaker.deleteMany({
    where: { sessionId: { in: lists.map(({ sessionId }) => sessionId) } },
  });
  await addSpeakers(tx, lists);
}

/** Adds the speakers of sessions that have none. */
export async function addSpeakers(tx: Tx, lists: SpeakerList[]): Promise<void> {
  const links = lists.flatMap(({ sessionId, speakerIds }) =>
    speakerIds.map((speakerId, position) => ({ sessionId, speakerId, position })),
  );
  await inParts(links, (data) => tx.sessionSpeaker.createMany({ data }), LINKS_PER_INSERT);
}
