import { dayInZone, localToUtc } from "../../lib/dates";
import { slugBase } from "../../lib/slug";
import type { Tx } from "../../server/db/transaction";
import { appendEvent } from "../../server/outbox/append";
import { applySeatRequests, unwrapAnswer } from "../../server/seats/apply";
import type { Answers, PoolTerms } from "../../server/seats/facts";
import { changePoolTerms, createPool } from "../../server/seats/pools";
import type { SeatRequest } from "../../server/seats/request";
import { DESCRIPTIONS } from "./descriptions";
import { stableId } from "./ids";
import type { Listing } from "./listing";
import { GUESTS, PERSONAS } from "./personas";
import { seedArrivals, seedViews, sourceOf } from "./visits";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The default number of waves in which answers arrive, so that the history of an event has a shape. */
const WAVES = 3;

/** Events are published this many days before today, or before they began. */
const ANNOUNCED_DAYS = 21;

/** Inserts one event and its later dates; seats are taken through the engine, as in real use. */
export async function seedEvent(tx: Tx, listing: Listing, index: number, now: Date): Promise<void> {
  const { weeksMore = 0, starts, ends } = listing;
  const series = weeksMore > 0 ? await tx.eventSeries.create({ data: { frequency: "weekly" } }) : null;
  for (let week = 0; week <= weeksMore; week++) {
    const at = ({ day, time }: Listing["starts"]) => ({ day: day + 7 * week, time });
    const answers = week === 0 ? listing.answers : [];
    const date = { ...listing, starts: at(starts), ends: at(ends), answers };
    await seedDate(tx, date, { index, now, week, seriesId: series?.id ?? null });
  }
}

type DateOf = { index: number; now: Date; week: number; seriesId: string | null };

async function seedDate(tx: Tx, listing: Listing, { index, now, ...date }: DateOf): Promise<void> {
  const times = timesOf(listing, now);
  const eventId = dateId(listing, date.week);
  await createEventRow(tx, listing, { times, now, ...date });
  const poolId = await createPool(tx, { eventId }, termsOf(listing, times));
  // Answers arrived before today, and before the event began.
  const lastAnswer = Math.min(now.getTime(), times.startsAt.getTime()) - hourMs;
  await seedAnswers(tx, poolId, listing, index, new Date(lastAnswer));
  await seedViews(tx, {
    id: eventId,
    key: listing.key,
    from: new Date(lastAnswer - ANNOUNCED_DAYS * dayMs),
    to: new Date(lastAnswer),
  });
  if (times.endsAt < now) await seedArrivals(tx, poolId, times.startsAt);
  if (listing.status === "cancelled") {
    const actorId = PERSONAS[listing.host].id;
    await changePoolTerms(tx, poolId, { terms: { state: "cancelled" }, actorId, now });
    await appendEvent(tx, { type: "event.cancelled", aggregateId: eventId, payload: { eventId } });
  }
}

function termsOf(listing: Listing, times: ReturnType<typeof timesOf>): PoolTerms {
  return {
    ...times,
    state: listing.status === "draft" ? "draft" : "open",
    capacity: listing.capacity ?? null,
    guestsMax: listing.guestsMax ?? 0,
    waitlistEnabled: listing.waitlistEnabled ?? true,
    waitlistMode: listing.waitlistMode ?? "automatic",
    partyRule: listing.partyRule ?? "skip",
    passOversMax: 3,
    offerMinutes: listing.offerMinutes ?? 1_440,
    cutoffMinutes: 0,
    approvalRequired: listing.approvalRequired ?? false,
    opensAt: null,
    overlapAllowed: false,
    doorMinutes: null,
  };
}

function timesOf(listing: Listing, now: Date) {
  const today = Date.parse(`${dayInZone(now, listing.timeZone)}T00:00Z`);
  const at = ({ day, time }: Listing["starts"]) => {
    const date = new Date(today + day * dayMs).toISOString().slice(0, 10);
    return localToUtc(`${date}T${time}`, listing.timeZone);
  };
  const startsAt = at(listing.starts);
  const hours = listing.closesHoursBefore;
  const closesAt = hours === undefined ? null : new Date(startsAt.getTime() - hours * hourMs);
  return { startsAt, endsAt: at(listing.ends), closesAt };
}

type Placed = Omit<DateOf, "index"> & { times: ReturnType<typeof timesOf> };

async function createEventRow(tx: Tx, listing: Listing, placed: Placed): Promise<void> {
  const { times, now, week, seriesId } = placed;
  const { key, title, timeZone, status = "published", visibility = "public", staff = {} } = listing;
  const announcedAt = new Date(Math.min(now.getTime(), times.startsAt.getTime()) - ANNOUNCED_DAYS * dayMs);
  await tx.event.create({
    data: {
      id: dateId(listing, week),
      slug: `${slugBase(title)}-${week === 0 ? "" : `${week + 1}-`}demo`,
      seriesId,
      placeHidden: listing.placeHidden ?? false,
      guestList: listing.guestList ?? "confirmed",
      hostId: PERSONAS[listing.host].id,
      title,
      timeZone,
      status,
      visibility,
      description: DESCRIPTIONS[key],
      place: listing.place ?? null,
      onlineUrl: listing.onlineUrl ?? null,
      startsAt: times.startsAt,
      endsAt: times.endsAt,
      inviteToken: `invite-to-${key}${week === 0 ? "" : `-${week + 1}`}`,
      createdAt: announcedAt,
      publishedAt: status === "draft" ? null : announcedAt,
      cancelledAt: status === "cancelled" ? now : null,
      staff: {
        create: Object.entries(staff).map(([who, role]) => ({
          email: PERSONAS[who as keyof typeof PERSONAS].email,
          role,
        })),
      },
      questions: { create: questionsOf(listing) },
    },
  });
}

function questionsOf({ key, questions = [] }: Listing) {
  return questions.map(({ replies: _, ...question }, position) => ({
    ...question,
    position,
    id: questionId(key, position),
  }));
}

function questionId(key: Listing["key"], position: number): string {
  return stableId(`question/${key}/${position}`);
}

/** The answers to each question by the person at this place of the list. */
function repliesOf({ key, questions = [] }: Listing, place: number): Answers {
  const replies = questions.map(({ replies }, position): [string, string] => [
    questionId(key, position),
    replies[place % replies.length] ?? "",
  ]);
  return Object.fromEntries(replies.filter(([, reply]) => reply !== ""));
}

async function seedAnswers(
  tx: Tx,
  poolId: string,
  listing: Listing,
  index: number,
  lastAnswer: Date,
): Promise<void> {
  const userIds = peopleOf(listing, index);
  const joins = listing.answers.map(({ guests = 0 }, place): SeatRequest => {
    const userId = userIds[place] ?? "";
    return {
      kind: "join",
      rsvpId: stableId(`${listing.key}/${userId}`),
      userId,
      guests,
      actorId: userId,
      specialRequirements: null,
      answers: repliesOf(listing, place),
      source: sourceOf(place),
    };
  });
  const { waves = WAVES } = listing;
  const waveSize = Math.ceil(joins.length / waves);
  for (let wave = 0; wave * waveSize < joins.length; wave++) {
    const at = new Date(lastAnswer.getTime() - (waves - wave) * 2.3 * dayMs);
    await apply(tx, poolId, joins.slice(wave * waveSize, (wave + 1) * waveSize), at);
  }
  for (const [turn, place] of (listing.withdrawn ?? []).entries()) {
    const userId = userIds[place] ?? "";
    const at = new Date(lastAnswer.getTime() - dayMs / (turn + 1));
    await apply(tx, poolId, [{ kind: "withdraw", userId, actorId: userId }], at);
  }
  const approvals = (listing.approved ?? []).map((place): SeatRequest => {
    const rsvpId = stableId(`${listing.key}/${userIds[place] ?? ""}`);
    return { kind: "approve", actorId: PERSONAS[listing.host].id, rsvpId };
  });
  await apply(tx, poolId, approvals, lastAnswer);
}

async function apply(tx: Tx, poolId: string, requests: SeatRequest[], at: Date): Promise<void> {
  if (requests.length === 0) return;
  for (const answer of await applySeatRequests(tx, poolId, requests, at)) unwrapAnswer(answer);
}

/** Each event starts at another place in the list of guests, so that guests vary between events. */
function peopleOf({ answers }: Listing, index: number): string[] {
  let next = index * 7;
  return answers.map(
    ({ who }) => (who === "guest" ? GUESTS[next++ % GUESTS.length] : PERSONAS[who])?.id ?? "",
  );
}

function dateId({ key }: Listing, week: number): string {
  return week === 0 ? eventId(key) : stableId(`event/${key}/${week}`);
}

/** The id of a demo event. It is the same in every demo, so that documentation can link to it. */
export function eventId(key: Listing["key"]): string {
  return stableId(`event/${key}`);
}
