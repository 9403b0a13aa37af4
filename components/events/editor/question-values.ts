import { uuidV7 } from "@/lib/uuid";
import type { Question, QuestionInput } from "@/server/domains/events/questions/schema";
import type { EventPlan } from "@/server/domains/events/schema";

/** A question as the form has it. Its id is chosen here, so that saving it twice creates it once. */
export type QuestionValues = {
  id: string;
  kind: EventPlan["questions"][number]["kind"];
  label: string;
  required: boolean;
  /** One choice a line. */
  options: string;
};

/** An empty question. */
export function newQuestion(now: Date): QuestionValues {
  const id = uuidV7(now.getTime(), crypto.getRandomValues(new Uint8Array(10)));
  return { id, kind: "text", label: "", required: false, options: "" };
}

/** The question as input of the procedures; a text keeps no choices that were written before it became one. */
export function toQuestionInput({ options, ...question }: QuestionValues): QuestionInput {
  const lines = options.split("\n").map((line) => line.trim());
  return { ...question, options: question.kind === "choice" ? lines.filter(Boolean) : [] };
}

export function toQuestionValues({ options, ...question }: Question): QuestionValues {
  return { ...question, options: options.join("\n") };
}
