import { isolate } from "../../../lib/clean-text";
import { counted } from "../../../lib/plural";
import { organizerRequestPath } from "../../../lib/sourcing-paths";
import type { Queryable } from "../../db/transaction";
import type { TurnDownReason } from "../../domains/rfps/schema";
import { heardKey, readHeard } from "../sourcing/members";
import {
  type QuestionFacts,
  type RequestFacts,
  readQuestions,
  readRequests,
} from "../sourcing/request-facts";
import { datesOf, moneyOf, timeFor } from "../sourcing/words";
import { kindForMembers, type MemberWords, type Told } from "./for-members";
import type { Kind, Subject } from "./kind";
import { shortened } from "./venue-requests";

/** The dedupe key of a venue's answer: each revision is one. */
export const answerOccurrence = ({ id, revision }: { id: string; revision: number }): string =>
  `${id} r${revision}`;

type Said = Pick<MemberWords, "title" | "body" | "staleBecause"> & {
  subject: string;
  paragraphs: string[];
  facts?: { label: string; value: string }[];
  action?: string;
};

const ENDED = "The request has ended or was withdrawn.";

/** A kind about one venue of a request, for the organization that sent it. */
function organizerRequestKind<Facts extends RequestFacts>(
  complete: (
    db: Queryable,
    requests: (RequestFacts | null)[],
    subjects: Subject[],
  ) => Promise<(Facts | null)[]>,
  say: (facts: Facts, told: Told) => Said,
): Kind {
  return kindForMembers(
    async (db, subjects, now) => {
      const read = await readRequests(
        db,
        subjects.flatMap(({ rfpVenueId }) => rfpVenueId ?? []),
        now,
      );
      const requests = subjects.map(({ rfpVenueId }) => read.get(rfpVenueId ?? "") ?? null);
      return complete(db, requests, subjects);
    },
    (request, told) => {
      const { subject, paragraphs, facts = [], action = "See the request", ...said } = say(request, told);
      const { rfp } = request;
      return {
        ...said,
        path: organizerRequestPath(rfp.organization.slug, rfp.id),
        mail: {
          subject: `${subject}: ${isolate(rfp.title)}`,
          paragraphs,
          facts: [
            { label: "Request", value: rfp.title },
            { label: "Dates", value: datesOf(rfp, told.now) },
            ...facts,
          ],
          action,
          footer: `You're receiving this because you organize for ${isolate(rfp.organization.name)}.`,
        },
      };
    },
  );
}

const asTheyAre = async (_db: Queryable, requests: (RequestFacts | null)[]) => requests;

const venueOf = ({ venue }: RequestFacts) => isolate(venue.name);
const titleOf = ({ rfp }: RequestFacts) => isolate(rfp.title);

const ANSWERS = {
  confirmed: "is available",
  tentative: "may be available",
  unavailable: "is not available",
} as const;

const CHANGED = {
  confirmed: "is now available",
  tentative: "may now be available",
  unavailable: "is no longer available",
} as const;

const TURN_DOWN_REASONS: Readonly<Record<string, string>> = {
  booked: "the dates are taken.",
  too_small: "the venue is too small.",
  too_large: "the venue is too large.",
  budget: "the budget does not fit.",
  wrong_fit: "the event is not a fit for the venue.",
} satisfies Record<Exclude<TurnDownReason, "other">, string>;

type Answered = RequestFacts & {
  /** Whether the person has seen an earlier answer, and whether one was mailed. */
  earlier: { isSeen: boolean; isMailed: boolean };
};

/** Adds what the person knows of earlier answers: an answer that was revised before its email never was one to them. */
async function withEarlier(
  db: Queryable,
  requests: (RequestFacts | null)[],
  subjects: Subject[],
): Promise<(Answered | null)[]> {
  const earlierOf = (request: RequestFacts | null, subject: Subject | undefined) =>
    Array.from({ length: Math.max(0, (request?.revision ?? 1) - 1) }, (_, n) => ({
      kind: "rfp.answered",
      occurrence: answerOccurrence({ id: request?.id ?? "", revision: n + 1 }),
      userId: subject?.userId ?? "",
    }));
  const asked = requests.map((request, index) => earlierOf(request, subjects[index]).slice(-EARLIER_MAX));
  const heard = await readHeard(db, asked.flat());
  return requests.map((request, index) => {
    const known = (asked[index] ?? []).flatMap((one) => heard.get(heardKey(one)) ?? []);
    const earlier = { isSeen: known.length > 0, isMailed: known.some(({ isMailed }) => isMailed) };
    return request && { ...request, earlier };
  });
}

/** Earlier answers that are looked at. */
const EARLIER_MAX = 20;

function answerFacts(request: RequestFacts, { timeZone, now }: Told) {
  const { venue, quote, currency, validUntil } = request;
  return [
    { label: "Venue", value: venue.name },
    ...(quote !== null && currency ? [{ label: "Quote", value: moneyOf(quote, currency) }] : []),
    ...(validUntil
      ? [
          {
            label: "Valid until",
            value: timeFor({ at: validUntil, venueZone: venue.timeZone, readerZone: timeZone }, now),
          },
        ]
      : []),
  ];
}

/** Adds what the venue wrote. */
async function withQuestion(db: Queryable, requests: (RequestFacts | null)[], subjects: Subject[]) {
  const read = await readQuestions(
    db,
    subjects.flatMap(({ questionId }) => questionId ?? []),
  );
  return requests.map((request, index): (RequestFacts & { question: QuestionFacts }) | null => {
    const question = read.get(subjects[index]?.questionId ?? "");
    return request && question?.rfpVenueId === request.id ? { ...request, question } : null;
  });
}

/** Kinds about requests, for the organization that sent them. */
export const organizerRequestKinds = {
  "rfp.answered": organizerRequestKind(withEarlier, (request, told) => {
    const { availability, message, earlier } = request;
    const answer = ANSWERS[availability ?? "tentative"];
    const name = venueOf(request);
    const now = CHANGED[availability ?? "tentative"];
    return {
      title: earlier.isSeen
        ? `${name} ${now}: ${titleOf(request)}`
        : `${name} ${answer}: ${titleOf(request)}`,
      body: message ? shortened(message) : "",
      subject: earlier.isMailed ? `${name} changed its answer` : `${name} ${answer}`,
      paragraphs: [
        earlier.isMailed ? `${name} changed its answer and ${now}.` : `${name} ${answer}.`,
        ...(message ? ["They wrote:", message] : []),
        ...(availability === "unavailable"
          ? [
              "You can join its waitlist from the request: if your dates open up, the venue is held for you for 48 hours.",
            ]
          : []),
      ],
      facts: answerFacts(request, told),
      action: "Compare answers",
      staleBecause:
        request.rfp.status !== "sent" || request.status !== "responded"
          ? ENDED
          : String(request.revision) === told.subject.revision
            ? null
            : "The venue has revised its answer.",
    };
  }),
  "rfp.turned-down": organizerRequestKind(asTheyAre, (request) => {
    const reason = TURN_DOWN_REASONS[request.turnDownReason ?? ""] ?? null;
    return {
      title: `${venueOf(request)} turned your request down: ${titleOf(request)}`,
      body: reason ?? shortened(request.turnDownNote),
      subject: `${venueOf(request)} turned your request down`,
      paragraphs: [
        `${venueOf(request)} won't make an offer for this request.`,
        ...(reason ? [`The reason they gave: ${reason}`] : []),
        ...(request.turnDownNote === "" ? [] : ["They wrote:", request.turnDownNote]),
      ],
      facts: [{ label: "Venue", value: request.venue.name }],
      staleBecause:
        request.rfp.status === "sent" && request.status === "turned_down" ? null : "It has changed since.",
    };
  }),
  "rfp.unanswered": organizerRequestKind(asTheyAre, ({ rfp, ...request }) => {
    const silent = rfp.venues.filter(({ status }) => status === "no_response");
    const asked = rfp.venues.filter(({ status }) => status !== "picked" && status !== "withdrawn");
    const names = silent.map(({ venue }) => isolate(venue.name)).join(", ");
    const count = `${silent.length} of ${counted(asked.length, "venue")} didn't answer in time`;
    return {
      title: `${count}: ${isolate(rfp.title)}`,
      body: names,
      subject: count,
      paragraphs: [
        "The deadline of your request has passed.",
        `No answer from: ${names}. You can ask them again, or go on with the answers you have.`,
      ],
      action: "See the answers",
      staleBecause:
        rfp.status === "sent" && request.status === "no_response"
          ? null
          : "It was asked again, or has ended.",
    };
  }),
  "rfp.reply": organizerRequestKind(withQuestion, (request) => ({
    title: `${venueOf(request)} wrote to you: ${titleOf(request)}`,
    body: shortened(request.question.body),
    subject: `New message from ${venueOf(request)}`,
    paragraphs: [`${venueOf(request)} wrote:`, request.question.body],
    facts: [{ label: "Venue", value: request.venue.name }],
    action: "Reply",
    staleBecause: request.status === "withdrawn" ? ENDED : null,
  })),
} as const;
