import { dayInZone } from "../../../lib/dates";
import { addDays, dateOf } from "../../../lib/days";
import type { Prisma } from "../../../server/db/generated/client";
import type { Tx } from "../../../server/db/transaction";
import type { SignalType } from "../../../server/domains/availability/schema";
import { type NewSignal, recordSignals } from "../../../server/domains/availability/signals.commands";
import type { RfpVenueStatus } from "../../../server/domains/rfps/schema";
import { stableId } from "../ids";
import { HOUSES, type House } from "./houses";
import { memberId, organizationId } from "./organizations";
import type { Asked, Request } from "./request-listings";
import { inSmallestUnit, spaceId, venueId } from "./venues";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** An answer of the demo is valid for so long. */
const VALID_DAYS = 21;

type Rows = {
  rfps: Prisma.RfpCreateManyInput[];
  venues: Prisma.RfpVenueCreateManyInput[];
  questions: Prisma.RfpQuestionCreateManyInput[];
  signals: NewSignal[];
};

/** Inserts requests with their venues, the answers and the signals that follow from them. */
export async function seedRequests(tx: Tx, requests: readonly Request[], now: Date): Promise<void> {
  const rows: Rows = { rfps: [], venues: [], questions: [], signals: [] };
  for (const request of requests) addRequest(rows, request, now);
  await tx.rfp.createMany({ data: rows.rfps });
  await tx.rfpVenue.createMany({ data: rows.venues });
  await tx.rfpQuestion.createMany({ data: rows.questions });
  await recordSignals(tx, rows.signals);
}

function addRequest(rows: Rows, request: Request, now: Date): void {
  const { key, by, author, first, days, people, budget, sentDay, status } = request;
  const at = (day: number) => new Date(now.getTime() + day * dayMs);
  const today = dayInZone(now, "UTC");
  const sentAt = sentDay === null ? null : at(sentDay);
  const endedAt = status === "awarded" || status === "closed" ? at(request.deadlineDay) : null;
  rows.rfps.push({
    id: rfpId(key),
    organizationId: organizationId(by),
    createdById: memberId(author),
    title: request.title,
    eventType: request.eventType,
    status,
    preferredDatesStart: dateOf(addDays(today, first)),
    preferredDatesEnd: dateOf(addDays(today, first + days)),
    datesFlexible: request.flexible ?? false,
    attendanceMin: people[0],
    attendanceMax: people[1],
    spaceRequirements: request.layouts,
    budget: budget ? inSmallestUnit(...budget) : null,
    currency: budget?.[1] ?? null,
    needs: request.needs,
    city: request.city ?? "",
    responseDeadline: at(request.deadlineDay),
    sentAt,
    endedAt,
    closeReason: request.closeReason ?? null,
    createdAt: new Date((sentAt ?? now).getTime() - 3 * hourMs),
  });
  for (const one of request.asked) addAsked(rows, request, one, { now, sentAt, endedAt });
}

type When = { now: Date; sentAt: Date | null; endedAt: Date | null };

function addAsked(rows: Rows, request: Request, asked: Asked, when: When): void {
  const { reply, house, words = [] } = asked;
  const rfpVenue = rfpVenueId(request.key, house);
  const respondedAt =
    reply.is === "answer" && when.sentAt ? new Date(when.sentAt.getTime() + reply.afterHours * hourMs) : null;
  rows.venues.push({
    id: rfpVenue,
    rfpId: rfpId(request.key),
    venueId: venueId(house),
    status: statusOf(request, asked),
    askedAt: when.sentAt,
    shortlistedAt: asked.shortlisted ? respondedAt : null,
    notes: asked.notes ?? "",
    ...(reply.is === "turn-down" && { turnDownReason: reply.reason, turnDownNote: reply.note }),
    ...(reply.is === "answer" && respondedAt && answerOf(house, reply, respondedAt)),
  });
  for (const [index, body] of words.entries()) {
    rows.questions.push({
      rfpVenueId: rfpVenue,
      body,
      byVenue: index % 2 === 1,
      authorId: memberId(request.author),
      createdAt: new Date((when.sentAt ?? when.now).getTime() + (index + 1) * 2 * hourMs),
    });
  }
  rows.signals.push(...signalsOf(request, asked, { ...when, respondedAt }));
}

function answerOf(house: string, reply: Extract<Asked["reply"], { is: "answer" }>, respondedAt: Date) {
  const { currency } = houseOf(house);
  const { availability, quote, message, room } = reply;
  return {
    availability,
    message,
    respondedAt,
    revision: 1,
    spaceIds: room === undefined ? [] : [spaceId(house, room)],
    ...(quote !== undefined && {
      quote: inSmallestUnit(quote, currency),
      currency,
      validUntil: new Date(respondedAt.getTime() + VALID_DAYS * dayMs),
    }),
  };
}

function statusOf(request: Request, { reply, wins }: Asked): RfpVenueStatus {
  if (request.status === "draft") return "picked";
  if (wins) return "awarded";
  if (reply.is === "turn-down") return "turned_down";
  if (reply.is === "answer") return request.status === "awarded" ? "not_awarded" : "responded";
  const isOver = request.status !== "sent" || request.deadlineDay < 0;
  return isOver ? "no_response" : "asked";
}

function signalsOf(
  { key, status, deadlineDay }: Request,
  { house, reply, wins }: Asked,
  { sentAt, endedAt, respondedAt, now }: When & { respondedAt: Date | null },
): NewSignal[] {
  if (!sentAt) return [];
  const deadline = new Date(now.getTime() + deadlineDay * dayMs);
  const steps: [SignalType, Date | null][] = [];
  if (reply.is === "answer") steps.push([reply.availability, respondedAt]);
  if (reply.is === "silence" && deadline <= now) steps.push(["no_response", deadline]);
  if (status === "awarded" && reply.is === "answer")
    steps.push([wins ? "awarded" : "lost_to_competitor", endedAt]);
  if (status === "closed") steps.push(["rfp_cancelled", endedAt]);
  return steps.map(([type, at]) => ({
    venueId: venueId(house),
    type,
    rfpId: rfpId(key),
    rfpVenueId: rfpVenueId(key, house),
    factId: stableId(`signal/${key}/${house}/${type}`),
    at: at ?? now,
  }));
}

export function rfpId(key: string): string {
  return stableId(`rfp/${key}`);
}

export function rfpVenueId(request: string, house: string): string {
  return stableId(`rfp/${request}/${house}`);
}

export function houseOf(key: string): House {
  const house = HOUSES.find((one) => one.key === key);
  if (!house) throw new Error(`no venue ${key}`);
  return house;
}
