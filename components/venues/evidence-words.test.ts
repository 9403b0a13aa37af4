import { expect, test } from "vitest";
import { answerRateWords, evidenceWords } from "./evidence-words";

const now = new Date("2027-05-10T12:00:00Z");
const badge = (status: "accepting_events" | "not_set", answers: number, newestAt: string | null) => ({
  status,
  label: "",
  color: "green" as const,
  evidence: { answers, newestAt },
  updatedAt: "2027-05-03T12:00:00Z",
});

test.each([
  [badge("accepting_events", 3, "2027-05-08T10:00:00Z"), "From 3 answers, newest 2 days ago"],
  [badge("accepting_events", 1, "2027-05-09T10:00:00Z"), "From 1 answer, given 1 day ago"],
  [badge("accepting_events", 2, "2027-05-10T11:00:00Z"), "From 2 answers, newest within the last day"],
  [badge("accepting_events", 2, "2027-03-01T11:00:00Z"), "From 2 answers, newest 2 months ago"],
  [badge("accepting_events", 0, null), "Set by the venue 7 days ago"],
  [badge("not_set", 0, null), "This venue hasn't answered enough requests yet. Ask to find out."],
])("the badge %o says from what it is known", (shown, words) => {
  expect(evidenceWords(shown, now)).toBe(words);
});

test.each([
  [null, null],
  [{ requests: 10, answered: 9, usualHours: 40 }, "Answers 9 of 10 requests, usually within 2 days"],
  [{ requests: 3, answered: 3, usualHours: 0.5 }, "Answers 3 of 3 requests, usually within an hour"],
  [{ requests: 3, answered: 2, usualHours: 5.2 }, "Answers 2 of 3 requests, usually within 6 hours"],
  [{ requests: 4, answered: 0, usualHours: null }, "Answers 0 of 4 requests"],
])("the answer rate %o reads %s", (rate, words) => {
  expect(answerRateWords(rate)).toBe(words);
});
