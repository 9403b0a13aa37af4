import type { AnswerChanges, Answers } from "../../../seats/facts";
import { ANSWER_MAX } from "./limits.schema";
import type { Question, QuestionInput } from "./schema";

/** An invalid answer: `field` is "answers." and the id of its question. */
export type AnswerFault = { field: string; message: string };

/**
 * Why these answers cannot be accepted; an empty list = valid, as with `faultsOf` of an event. The form shows the
 * same messages.
 * @param questions the current questions, in order
 */
export function faultsOfAnswers(questions: readonly Question[], answers: Answers): AnswerFault[] {
  const asked = new Set(questions.map((question) => question.id));
  const strangers = Object.keys(answers).filter((id) => !asked.has(id));
  return [
    ...questions.flatMap((question) => {
      const message = faultOf(question, answers[question.id]?.trim() ?? "");
      return message ? [{ field: `answers.${question.id}`, message }] : [];
    }),
    ...strangers.map((id) => ({ field: `answers.${id}`, message: "This question was removed." })),
  ];
}

function faultOf({ kind, required, options }: Question, answer: string): string | null {
  if (answer === "") return required ? "The host needs an answer to this." : null;
  if (kind === "choice") return options.includes(answer) ? null : "Choose one of the answers.";
  return answer.length > ANSWER_MAX ? `Use at most ${ANSWER_MAX} characters.` : null;
}

/**
 * What a completed form changes in a person's answers: a current question that was left empty loses its answer, and
 * answers to questions that are not asked now stay.
 */
export function answerChanges(questions: readonly Question[], given: Answers): AnswerChanges {
  return Object.fromEntries(questions.map(({ id }) => [id, given[id]?.trim() || null]));
}

/** Whether the form already equals the request. A question without an id matches the one in the same place. */
export function isSameForm(before: readonly Question[], asked: readonly QuestionInput[]): boolean {
  if (before.length !== asked.length) return false;
  return asked.every((question, place) => {
    const there = before[place];
    return (
      there !== undefined && (question.id?.toLowerCase() ?? there.id) === there.id && isSame(there, question)
    );
  });
}

function isSame(one: Omit<Question, "id">, other: Omit<QuestionInput, "id">): boolean {
  return (
    one.kind === other.kind &&
    one.label === other.label &&
    one.required === other.required &&
    one.options.join("\n") === other.options.join("\n")
  );
}
