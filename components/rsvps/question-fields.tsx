import { type ChangeEvent, useId } from "react";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { NativeSelect } from "@/components/ui/native-select";
import { RadioCard } from "@/components/ui/radio-card";
import { Textarea } from "@/components/ui/textarea";
import { ANSWER_MAX } from "@/server/domains/events/questions/limits.schema";
import type { AnswerFault } from "./draft";
import type { PartyDraft, Question } from "./rsvp-event";
import { useAwake } from "./use-awake";

/** So many choices are seen at a glance; more are a list to open. */
const RADIOS_MAX = 4;

type QuestionFieldsProps = {
  questions: readonly Question[];
  answers: PartyDraft["answers"];
  faults: readonly AnswerFault[];
  onChange: (answers: PartyDraft["answers"]) => void;
};

/** What the host wants to know. */
export function QuestionFields({ questions, answers, faults, onChange }: QuestionFieldsProps) {
  // Rendered by the server before its script is here.
  const awake = useAwake();
  return (
    <div inert={!awake} className="space-y-4">
      {questions.map((question) => {
        const field = `answers.${question.id}`;
        return (
          <QuestionField
            key={question.id}
            question={question}
            answer={answers[question.id] ?? ""}
            error={faults.find((fault) => fault.field === field)?.message}
            onAnswer={(answer) => onChange({ ...answers, [question.id]: answer })}
          />
        );
      })}
    </div>
  );
}

type QuestionFieldProps = {
  question: Question;
  answer: string;
  error: string | undefined;
  onAnswer: (answer: string) => void;
};

function QuestionField({ question, answer, error, onAnswer }: QuestionFieldProps) {
  const { kind, label, required, options } = question;
  if (kind === "choice" && options.length <= RADIOS_MAX) {
    return <ChoiceRadios question={question} answer={answer} error={error} onAnswer={onAnswer} />;
  }
  const bound = {
    value: answer,
    onChange: (event: ChangeEvent<HTMLTextAreaElement | HTMLSelectElement>) => onAnswer(event.target.value),
  };
  return (
    <Field label={<Asked label={label} required={required} />} optional={!required} error={error}>
      {(control) =>
        kind === "choice" ? (
          <NativeSelect {...control} {...bound}>
            <option value="">{required ? "Choose one" : "No answer"}</option>
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </NativeSelect>
        ) : (
          <Textarea {...control} {...bound} rows={1} maxLength={ANSWER_MAX} className="min-h-10! py-2!" />
        )
      }
    </Field>
  );
}

function ChoiceRadios({ question, answer, error, onAnswer }: QuestionFieldProps) {
  const { label, required, options } = question;
  const name = useId();
  const choices = required ? options : [...options, ""];
  return (
    <Fieldset legend={<Asked label={label} required={required} optional={!required} />} error={error}>
      <div className="flex flex-wrap gap-2">
        {choices.map((option) => (
          <RadioCard
            key={option}
            name={name}
            label={option || "No answer"}
            checked={answer === option}
            required={required}
            aria-invalid={error ? true : undefined}
            onChange={() => onAnswer(option)}
            className="items-center px-3! py-2!"
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** A question, marked where it has to be answered. */
function Asked({ label, required, optional }: { label: string; required: boolean; optional?: boolean }) {
  return (
    <>
      {label}
      {required && <span className="ml-1.5 font-normal text-muted">required</span>}
      {optional && <span className="ml-1.5 font-normal text-muted">optional</span>}
    </>
  );
}
