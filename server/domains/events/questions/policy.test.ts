import { describe, expect, test } from "vitest";
import { changedAnswers } from "../../../seats/facts";
import { answerChanges, faultsOfAnswers, isSameForm } from "./policy";
import { answersIn, type Question, questionsIn } from "./schema";

const diet = "019aa000-0000-7000-8000-00000000000a";
const size = "019aa000-0000-7000-8000-00000000000b";
const gone = "019aa000-0000-7000-8000-00000000000c";
const questions: Question[] = [
  { id: diet, kind: "text", label: "What do you not eat?", required: false, options: [] },
  { id: size, kind: "choice", label: "Shirt size", required: true, options: ["S", "M", "L"] },
];

describe("answers", () => {
  test.each([
    [{ [size]: "M" }, {}],
    [{ [size]: " M " }, {}],
    [{ [size]: "M", [diet]: "" }, {}],
    [{ [size]: "M", [diet]: "x".repeat(500) }, {}],
    [{ [size]: "M", [diet]: "x".repeat(501) }, { [diet]: "Use at most 500 characters." }],
    [{}, { [size]: "The host needs an answer to this." }],
    [{ [size]: "   " }, { [size]: "The host needs an answer to this." }],
    [{ [size]: "XL" }, { [size]: "Choose one of the answers." }],
    [{ [size]: "m" }, { [size]: "Choose one of the answers." }],
    [{ [size]: "S", [gone]: "yes" }, { [gone]: "This question was removed." }],
  ])("the answers %o have the faults %o", (answers, faults) => {
    const found = faultsOfAnswers(questions, answers);
    expect(
      Object.fromEntries(found.map(({ field, message }) => [field.replace("answers.", ""), message])),
    ).toEqual(faults);
  });

  test("no answers are needed where there are no questions", () => {
    expect(faultsOfAnswers([], {})).toEqual([]);
  });

  test("a completed form replaces answers to its own questions and keeps answers to removed questions", () => {
    const changes = answerChanges(questions, { [size]: " L ", [diet]: " " });
    expect(changes).toMatchObject({ [size]: "L", [diet]: null });
    expect(changes).not.toHaveProperty(gone);
    const before = { [gone]: "Tuesday", [diet]: "nuts", [size]: "S" };
    expect(changedAnswers(before, changes)).toEqual({ [gone]: "Tuesday", [size]: "L" });
  });

  test.each([
    [{ "not-an-id": "x" }],
    [{ [diet]: "nul\0" }],
    [{ [diet]: "half \uD83C" }],
    [{ [diet]: "x".repeat(2_001) }],
    [{ [diet]: 7 }],
    [Object.fromEntries(Array.from({ length: 11 }, (_, n) => [diet.slice(0, -2) + (10 + n), "x"]))],
  ])("invalid answers are refused by the schema: %o", (answers) => {
    expect(answersIn.safeParse(answers).success).toBe(false);
  });
});

describe("the form of questions", () => {
  const question = (change: object) => ({ kind: "text", label: "Why?", ...change });

  test.each([
    [[question({ label: " " })], "0.label"],
    [[question({ label: "x".repeat(201) })], "0.label"],
    [[question({ label: "two\nlines" })], "0.label"],
    [[question({ options: ["A", "B"] })], "0.options"],
    [[question({ kind: "choice", options: ["A"] })], "0.options"],
    [[question({ kind: "choice", options: ["A", "A"] })], "0.options"],
    [[question({ kind: "choice", options: Array.from({ length: 21 }, (_, n) => `${n}`) })], "0.options"],
    [[question({ kind: "choice", options: ["A", ""] })], "0.options.1"],
    [[question({ kind: "number" })], "0.kind"],
    [[question({ id: diet }), question({ id: diet.toUpperCase() })], ""],
    [Array.from({ length: 11 }, () => question({})), ""],
  ])("the form %o is refused with an error at %j", (asked, path) => {
    const issues = questionsIn.safeParse(asked).error?.issues ?? [];
    expect([...new Set(issues.map((issue) => issue.path.join(".")))]).toEqual([path]);
  });

  test.each([
    ["the same with ids", questions, true],
    ["the same without ids", questions.map(({ id: _, ...question }) => question), true],
    ["another order", [...questions].reverse(), false],
    ["one less", questions.slice(1), false],
    ["another label", questions.map((question) => ({ ...question, label: "Other" })), false],
    ["another option", questions.map((question) => ({ ...question, options: ["S", "M"] })), false],
    ["another id", questions.map((question) => ({ ...question, id: gone })), false],
  ])("the form detects whether %s is a change", (_, asked, same) => {
    expect(isSameForm(questions, asked)).toBe(same);
  });
});
