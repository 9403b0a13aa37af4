import { expect, it } from "vitest";
import { draftOf, faultsIn } from "./draft";
import type { Question } from "./rsvp-event";

const asked = (id: string): Question => ({ id, kind: "text", label: id, required: false, options: [] });

it("goes on with what was said, without answers to what is asked no more", () => {
  const rsvp = { guests: 2, specialRequirements: null, answers: { shoes: "38", gone: "yes" } };
  expect(draftOf(rsvp, [asked("shoes"), asked("hat")])).toEqual({
    guests: 2,
    specialRequirements: "",
    answers: { shoes: "38" },
  });
});

it("finds the fields of a refusal, and none in a lost line", () => {
  const fields = [{ field: "answers.shoes", message: "The host needs an answer to this." }];
  expect(faultsIn({ data: { reason: "input.invalid", details: { fields } } })).toEqual(fields);
  expect(faultsIn(new TypeError("Failed to fetch"))).toEqual([]);
  expect(faultsIn(null)).toEqual([]);
});
