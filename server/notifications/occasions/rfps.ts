import type { Queryable } from "../../db/transaction";
import type { KindName } from "../../domains/notifications/kinds/schema";
import type { FactsOf } from "../../outbox/catalog";
import type { Fact } from "../../outbox/sink";
import type { Subject } from "../kinds/kind";
import { answerOccurrence } from "../kinds/organizer-requests";
import { askedOccurrence } from "../kinds/venue-requests";
import { type Followed, MEMBERS_MAX, readFollowers } from "../sourcing/followers";
import { type RequestFacts, readRequests } from "../sourcing/request-facts";
import type { Occasion, Page, Step } from "./occasion";

/** A venue corrects a mistake in its answer within minutes: of answers on their way, only the newest is emailed. */
export const ANSWER_SETTLES_MS = 5 * 60_000;

type RequestFact = Exclude<FactsOf<"rfp">, "rfp.sent" | "rfp.closed">;

type Telling = {
  kind: KindName;
  occurrence: string;
  subject?: Subject;
  /** When it is emailed; left out = right away. */
  settlesAt?: Date;
};

/** What each side is told about a venue of the RFP; a side without an entry is told nothing. */
type Tellings = { organizer?: Telling; venue?: Telling };

/**
 * The occasions of a fact about one venue of an RFP, or about all its venues. To the organization that asks: those who
 * follow the RFP. To the venue: its team.
 */
export async function requestOccasions(fact: Fact<RequestFact>, db: Queryable, step: Step): Promise<Page> {
  const ids =
    "rfpVenueId" in fact.payload ? [fact.payload.rfpVenueId] : await openRequests(db, fact.payload.rfpId);
  const requests = await readRequests(db, ids, step.now);
  const tellings = new Map([...requests.values()].map((request) => [request.id, tellingsOf(fact, request)]));
  const sides = (side: keyof Tellings) => ids.filter((id) => tellings.get(id)?.[side]);
  const limit = Math.min(step.limit, MEMBERS_MAX);
  const followers = await readFollowers(db, {
    followed: sides("organizer"),
    ran: sides("venue"),
    after: step.after,
    limit,
  });
  const occasions = followers.flatMap((one) => occasionOf(one, tellings.get(one.aboutId)?.[one.side]) ?? []);
  const last = followers.at(-1);
  return { occasions, next: last && followers.length >= limit ? last.key : null };
}

function occasionOf(
  { aboutId: rfpVenueId, organizationId, userId, isMailed }: Followed,
  telling: Telling | undefined,
): Occasion | null {
  if (!telling) return null;
  const { kind, occurrence, subject, settlesAt } = telling;
  return {
    kind,
    occurrence,
    subject: { ...subject, rfpVenueId, organizationId, userId },
    to: { userId },
    inAppOnly: !isMailed,
    ...(settlesAt && { notBefore: settlesAt }),
  };
}

async function openRequests(db: Queryable, rfpId: string): Promise<string[]> {
  const rows = await db.rfpVenue.findMany({
    where: { rfpId, status: { in: ["asked", "responded"] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

function tellingsOf(
  { id: factId, type, createdAt, payload }: Fact<RequestFact>,
  request: RequestFacts,
): Tellings {
  const once = `${request.id} ${factId}`;
  switch (type) {
    case "rfp.venue-asked":
    case "rfp.venue-asked-again":
      return { venue: askedTelling(request, type === "rfp.venue-asked-again") };
    case "rfp.venue-withdrawn":
      return { venue: { kind: "rfp.withdrawn", occurrence: once } };
    case "rfp.extended":
      return { venue: extendedTelling(request, createdAt) };
    case "rfp.venue-answered":
      return {
        organizer: {
          kind: "rfp.answered",
          occurrence: answerOccurrence({ id: request.id, revision: payload.revision }),
          subject: { revision: String(payload.revision) },
          settlesAt: new Date(createdAt.getTime() + ANSWER_SETTLES_MS),
        },
      };
    case "rfp.venue-turned-down":
      return { organizer: { kind: "rfp.turned-down", occurrence: once } };
    case "rfp.venue-unanswered":
      return { organizer: unansweredTelling(request), venue: { kind: "rfp.missed", occurrence: once } };
    case "rfp.awarded":
      return { venue: { kind: "rfp.awarded", occurrence: once } };
    case "rfp.venue-not-awarded":
    case "rfp.venue-passed-over":
      return { venue: { kind: "rfp.not-awarded", occurrence: once } };
    case "rfp.venue-closed":
      return { venue: { kind: "rfp.closed", occurrence: once } };
    case "rfp.question-asked": {
      const { questionId, byVenue } = payload;
      const telling = { occurrence: questionId, subject: { questionId } };
      return byVenue
        ? { organizer: { kind: "rfp.reply", ...telling } }
        : { venue: { kind: "rfp.question", ...telling } };
    }
  }
}

function askedTelling(request: RequestFacts, isAgain: boolean): Telling {
  return {
    kind: "rfp.asked",
    occurrence: askedOccurrence(request),
    subject: { askedAt: request.askedAt?.toISOString() ?? "", isAgain: String(isAgain) },
  };
}

function extendedTelling({ id, rfp }: RequestFacts, createdAt: Date): Telling {
  const deadline = rfp.responseDeadline?.toISOString() ?? "";
  return {
    kind: "rfp.extended",
    occurrence: `${id} ${deadline}`,
    subject: { deadline },
    settlesAt: new Date(createdAt.getTime() + ANSWER_SETTLES_MS),
  };
}

/** One for all venues that let the same deadline pass. */
function unansweredTelling({ rfp }: RequestFacts): Telling {
  return { kind: "rfp.unanswered", occurrence: `${rfp.id} ${rfp.responseDeadline?.toISOString() ?? ""}` };
}
