import { isolate } from "../../../lib/clean-text";
import { venueRequestPath } from "../../../lib/sourcing-paths";
import type { Queryable } from "../../db/transaction";
import { heardKey, readHeard } from "../sourcing/members";
import {
  type QuestionFacts,
  type RequestFacts,
  readQuestions,
  readRequests,
} from "../sourcing/request-facts";
import { attendanceOf, datesOf, timeFor } from "../sourcing/words";
import { kindForMembers, type MemberWords, type Told } from "./for-members";
import type { Kind, Subject } from "./kind";

/** The dedupe key of a venue that was asked, once or again. */
export const askedOccurrence = ({ id, askedAt }: { id: string; askedAt: Date | null }): string =>
  `${id} ${askedAt?.toISOString() ?? ""}`;

type Said = Pick<MemberWords, "title" | "body" | "staleBecause" | "latestAt"> & {
  /** Of the email, before the title of the request. */
  subject: string;
  paragraphs: string[];
  action?: string;
};

const ENDED = "The request has ended or was withdrawn.";

/** A kind about one request to a venue, for the people who run the venue. */
function venueRequestKind<Facts extends RequestFacts>(
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
      const { subject, paragraphs, action = "See the request", ...said } = say(request, told);
      const { rfp, venue } = request;
      return {
        ...said,
        path: venueRequestPath(venue.organization.slug, request.id),
        mail: {
          subject: `${subject}: ${isolate(rfp.title)}`,
          paragraphs,
          facts: factsOf(request, told),
          action,
          footer: `You're receiving this because you help to run ${isolate(venue.name)}.`,
        },
      };
    },
  );
}

const asTheyAre = async (_db: Queryable, requests: (RequestFacts | null)[]) => requests;

function factsOf({ rfp, venue }: RequestFacts, told: Told) {
  const people = attendanceOf(rfp);
  return [
    { label: "Request", value: rfp.title },
    { label: "From", value: rfp.organization.name },
    { label: "Venue", value: venue.name },
    { label: "Kind of event", value: rfp.eventType },
    { label: "Dates", value: datesOf(rfp, told.now) },
    ...(people ? [{ label: "Attendance", value: people }] : []),
    ...(rfp.responseDeadline && rfp.status === "sent"
      ? [{ label: "Answer by", value: deadlineOf({ rfp, venue }, told) }]
      : []),
  ];
}

function deadlineOf({ rfp, venue }: Pick<RequestFacts, "rfp" | "venue">, { timeZone, now }: Told): string {
  const at = rfp.responseDeadline;
  return at ? timeFor({ at, venueZone: venue.timeZone, readerZone: timeZone }, now) : "";
}

const by = (request: RequestFacts, told: Told) =>
  request.rfp.responseDeadline ? ` Please answer by ${deadlineOf(request, told)}.` : "";

const titleOf = ({ rfp }: RequestFacts) => isolate(rfp.title);
const senderOf = ({ rfp }: RequestFacts) => isolate(rfp.organization.name);
const venueOf = ({ venue }: RequestFacts) => isolate(venue.name);

/** What the organization wrote to the venue when it chose. */
const wordOf = ({ awardMessage }: RequestFacts) => (awardMessage === "" ? [] : ["They wrote:", awardMessage]);

/** Adds what the organization wrote. */
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

/** Adds whether the person was notified that their venue is asked: only then is there anything to correct. */
async function withHeard(db: Queryable, requests: (RequestFacts | null)[], subjects: Subject[]) {
  const asked = requests.map((request, index) => ({
    kind: "rfp.asked",
    occurrence: request ? askedOccurrence(request) : "",
    userId: subjects[index]?.userId ?? "",
  }));
  const heard = await readHeard(db, asked);
  return requests.map((request, index) => {
    const one = asked[index];
    return request && { ...request, hasHeard: one !== undefined && heard.has(heardKey(one)) };
  });
}

/** Kinds about requests, for the people who run a venue. */
export const venueRequestKinds = {
  "rfp.asked": venueRequestKind(asTheyAre, (request, told) => {
    const again = told.subject.isAgain === "true" ? " again" : "";
    const isSame = request.askedAt?.toISOString() === told.subject.askedAt;
    return {
      title: `${senderOf(request)} asks${again} about ${venueOf(request)}: ${titleOf(request)}`,
      body: [datesOf(request.rfp, told.now), attendanceOf(request.rfp)].filter(Boolean).join(" · "),
      subject: again ? "You're asked again" : "New request",
      paragraphs: [
        `${senderOf(request)} asks${again} whether ${venueOf(request)} is available.${by(request, told)}`,
      ],
      action: "Answer the request",
      staleBecause:
        request.rfp.status !== "sent" || !isSame
          ? ENDED
          : request.status === "asked"
            ? null
            : "The venue has answered, or the deadline has passed.",
      latestAt: request.rfp.responseDeadline,
    };
  }),
  "rfp.extended": venueRequestKind(asTheyAre, (request, told) => ({
    title: `New deadline: ${titleOf(request)}`,
    body: `Answer by ${deadlineOf(request, told)}.`,
    subject: "New deadline",
    paragraphs: [
      `${senderOf(request)} has moved the deadline. You can answer for ${venueOf(request)} until ${deadlineOf(request, told)}.`,
    ],
    staleBecause:
      request.rfp.status === "sent" && (request.status === "asked" || request.status === "responded")
        ? request.rfp.responseDeadline?.toISOString() === told.subject.deadline
          ? null
          : "The deadline has moved since."
        : ENDED,
    latestAt: request.rfp.responseDeadline,
  })),
  "rfp.withdrawn": venueRequestKind(withHeard, (request) => ({
    title: `Withdrawn: ${titleOf(request)}`,
    body: `${senderOf(request)} no longer asks about ${venueOf(request)}.`,
    subject: "Request withdrawn",
    paragraphs: [`${senderOf(request)} no longer asks about ${venueOf(request)}. You don't need to answer.`],
    staleBecause:
      request.status !== "withdrawn"
        ? "The venue is asked again."
        : request.hasHeard
          ? null
          : "The person never heard of the request.",
  })),
  "rfp.question": venueRequestKind(withQuestion, (request) => ({
    title: `${senderOf(request)} wrote to you: ${titleOf(request)}`,
    body: shortened(request.question.body),
    subject: "New message",
    paragraphs: [`${senderOf(request)} wrote to ${venueOf(request)}:`, request.question.body],
    action: "Reply",
    staleBecause: request.status === "withdrawn" || request.status === "picked" ? ENDED : null,
  })),
  "rfp.missed": venueRequestKind(asTheyAre, (request) => ({
    title: `Deadline missed: ${titleOf(request)}`,
    body: `${venueOf(request)} didn't answer ${senderOf(request)} in time.`,
    subject: "Deadline missed",
    paragraphs: [
      `The deadline has passed and ${venueOf(request)} didn't answer. You can no longer answer this request unless ${senderOf(request)} asks you again.`,
    ],
    staleBecause:
      request.status === "no_response" ? null : "The venue was asked again, or the request has ended.",
  })),
  "rfp.awarded": venueRequestKind(asTheyAre, (request) => ({
    title: `${venueOf(request)} was chosen: ${titleOf(request)}`,
    body: `${senderOf(request)} chose your venue.`,
    subject: `${venueOf(request)} was chosen`,
    paragraphs: [
      `Good news: ${senderOf(request)} chose ${venueOf(request)}. They'll be in touch about the next steps; you can also write to them from the request.`,
      ...wordOf(request),
    ],
    staleBecause: request.status === "awarded" ? null : "Another venue is chosen now.",
  })),
  "rfp.not-awarded": venueRequestKind(asTheyAre, (request) => ({
    title: `Another venue was chosen: ${titleOf(request)}`,
    body: `${senderOf(request)} decided for another venue this time.`,
    subject: "Another venue was chosen",
    paragraphs: [
      `${senderOf(request)} decided for another venue this time. Thank you for answering for ${venueOf(request)}; the dates are yours again.`,
      ...wordOf(request),
    ],
    staleBecause: request.status === "not_awarded" ? null : "The venue has another standing now.",
  })),
  "rfp.closed": venueRequestKind(asTheyAre, (request) => ({
    title: `Closed: ${titleOf(request)}`,
    body: `${senderOf(request)} closed this request without choosing a venue.`,
    subject: "Request closed",
    paragraphs: [
      `${senderOf(request)} closed this request without choosing a venue. You don't need to do anything.`,
    ],
    staleBecause:
      request.rfp.status === "closed" && request.status !== "withdrawn"
        ? null
        : "The request is open, or withdrawn.",
  })),
} as const;

const BODY_CHARACTERS_MAX = 280;

/** Cut between characters, as the notification centre shows it. */
export function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  if (characters.length <= BODY_CHARACTERS_MAX) return characters.join("");
  return `${characters
    .slice(0, BODY_CHARACTERS_MAX - 1)
    .join("")
    .trimEnd()}…`;
}
