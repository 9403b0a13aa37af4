import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { SwitchField } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { QUESTION_LABEL_MAX } from "@/server/domains/events/questions/schema";
import type { EventForm } from "./event-form";
import type { QuestionValues } from "./question-values";
import { written } from "./written";

type QuestionFieldsProps = {
  form: EventForm;
  index: number;
  kind: QuestionValues["kind"];
  isLast: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
};

/** One question: its text, its type of answer, and its place among the others. */
export function QuestionFields({ form, index, kind, isLast, onMove, onRemove }: QuestionFieldsProps) {
  const { register, formState } = form;
  const errors = formState.errors.questions?.[index];
  const name = `Question ${index + 1}`;
  return (
    <li className="space-y-4 rounded-control border border-border p-4">
      <fieldset className="min-w-0 space-y-4">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center justify-between gap-3">
          <p aria-hidden="true" className="font-medium text-muted text-sm">
            {name}
          </p>
          <QuestionMoves
            name={name}
            isFirst={index === 0}
            isLast={isLast}
            onMove={onMove}
            onRemove={onRemove}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_11rem]">
          <Field label="Question" error={errors?.label?.message}>
            {(control) => (
              <Input
                {...control}
                {...written(form, `questions.${index}.label`)}
                maxLength={QUESTION_LABEL_MAX}
                placeholder="Is there anything you do not eat?"
                autoComplete="off"
              />
            )}
          </Field>
          <Field label="Answered by">
            {(control) => (
              <NativeSelect {...control} {...register(`questions.${index}.kind`)}>
                <option value="text">Writing</option>
                <option value="choice">Choosing one</option>
              </NativeSelect>
            )}
          </Field>
        </div>
        {kind === "choice" && <ChoicesField form={form} index={index} />}
        <SwitchField label="Required" {...register(`questions.${index}.required`)} />
      </fieldset>
    </li>
  );
}

function ChoicesField({ form, index }: Pick<QuestionFieldsProps, "form" | "index">) {
  const errors = form.formState.errors.questions?.[index];
  return (
    <Field label="Choices" description="One on each line." error={messageOf(errors?.options)}>
      {(control) => (
        <Textarea
          {...control}
          {...written(form, `questions.${index}.options`)}
          rows={4}
          placeholder={"Meat\nVegetarian\nVegan"}
        />
      )}
    </Field>
  );
}

type QuestionMovesProps = Pick<QuestionFieldsProps, "isLast" | "onMove" | "onRemove"> & {
  name: string;
  isFirst: boolean;
};

function QuestionMoves({ name, isFirst, isLast, onMove, onRemove }: QuestionMovesProps): ReactNode {
  return (
    <div className="flex gap-1">
      <IconButton label={`Move ${name} up`} size="sm" disabled={isFirst} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton label={`Move ${name} down`} size="sm" disabled={isLast} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={`Remove ${name}`} size="sm" onClick={onRemove}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** A fault of the list of choices, or of one of them: each choice is a line of the same field. */
function messageOf(error: unknown): string | undefined {
  if (Array.isArray(error)) return error.map(messageOf).find((message) => message !== undefined);
  return (error as { message?: string } | undefined)?.message;
}
