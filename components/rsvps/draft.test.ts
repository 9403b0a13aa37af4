import { expect, it } from "vitest";
import { draftOf, faultsIn } from "./draft";
import type { Question } from "./rsvp-event";

const asked = (id: string): Question => ({ id, kind: "text", label: id, required: false, options: [] });

it("the form starts from the saved answers, without those to removed questions", () => {
  const rsvp = { guests: 2, specialRequirements: null, answers: { shoes: "38", gone: "yes" } };
  expect(draftOf(rsvp, [asked("shoes"), asked("hat")])).toEqual({
    guests: 2,
    specialRequirements: "",
    answers: { shoes: "38" },
  });
});

it("a refusal's field faults are found, and none in a lost connection", () => {
  const fields = [{ field: "answers.shoes", message: "The host needs an answer to this." }];
  expect(faultsIn({ data: { reason: "input.invalid", details: { fields } } })).toEqual(fields);
  expect(faultsIn(new TypeError("Failed to fetch"))).toEqual([]);
  expect(faultsIn(null)).toEqual([]);
});
