import { z } from "zod";
import { line, multiline } from "../../../../lib/text-schema";
import { id } from "../../../../lib/wire-schema";
import { ANSWER_MAX } from "./limits.schema";

export const QUESTIONS_MAX = 10;
export const QUESTION_LABEL_MAX = 200;
export const OPTIONS_MAX = 20;
export const OPTION_MAX = 100;

export const questionKind = z.enum(["text", "choice"]);

const options = z
  .array(line(OPTION_MAX))
  .max(OPTIONS_MAX, `Offer at most ${OPTIONS_MAX} choices.`)
  .refine((list) => new Set(list).size === list.length, "Each option can appear only once.");

/** One question as the host writes it. */
export const questionIn = z
  .strictObject({
    id: id.optional().describe("The id of an existing question, or a new UUID that you choose."),
    kind: questionKind,
    label: line(QUESTION_LABEL_MAX),
    required: z.boolean().default(false),
    options: options.default([]).describe("The options of a choice; empty for a text."),
  })
  .superRefine(({ kind, options: offered }, context) => {
    const message =
      kind === "choice" && offered.length < 2
        ? "Offer at least two choices."
        : kind === "text" && offered.length > 0
          ? "Only a choice has options."
          : null;
    if (message) context.addIssue({ code: "custom", path: ["options"], message });
  });

/** The whole form in its order: a question that is left out is removed. */
export const questionsIn = z
  .array(questionIn)
  .max(QUESTIONS_MAX, `Ask at most ${QUESTIONS_MAX} questions.`)
  .refine((list) => {
    const ids = list.flatMap((question) => question.id?.toLowerCase() ?? []);
    return new Set(ids).size === ids.length;
  }, "A question is there twice.")
  .describe("Asked at RSVP, in this order. A question that is left out is removed; its answers are kept.");

export type QuestionInput = z.output<typeof questionIn>;

export const questionOut = z.object({
  id,
  kind: questionKind,
  label: z.string(),
  required: z.boolean(),
  options: z.array(z.string()),
});

export type Question = z.infer<typeof questionOut>;

/** Answers as a guest sends them, by question id. `faultsOfAnswers` checks them against the questions. */
export const answersIn = z
  .record(id, multiline(ANSWER_MAX * 4))
  .refine((answers) => Object.keys(answers).length <= QUESTIONS_MAX, "Too many answers.")
  .describe("By id of the question. A choice is answered with one of its options, word for word.");
