import { Plus } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { QUESTIONS_MAX } from "@/server/domains/events/questions/schema";
import { EditorSection } from "./editor-section";
import type { EventFieldsProps } from "./event-form";
import { QuestionFields } from "./question-fields";
import { newQuestion } from "./question-values";

/** What guests are asked when they RSVP. */
export function QuestionsSection({ form, values }: EventFieldsProps) {
  // The ids of the questions are their own; react-hook-form's go by another name.
  const list = useFieldArray({ control: form.control, name: "questions", keyName: "key" });
  return (
    <EditorSection
      title="Questions"
      description="Asked when people RSVP. You'll find the answers in the guest list and its CSV."
    >
      {list.fields.length > 0 && (
        <ol className="space-y-4">
          {list.fields.map((field, index) => (
            <QuestionFields
              key={field.key}
              form={form}
              index={index}
              kind={values.questions[index]?.kind ?? field.kind}
              isLast={index === list.fields.length - 1}
              onMove={(step) => list.move(index, index + step)}
              onRemove={() => list.remove(index)}
            />
          ))}
        </ol>
      )}
      {list.fields.length < QUESTIONS_MAX ? (
        <Button variant="secondary" onClick={() => list.append(newQuestion(new Date()))}>
          <Plus aria-hidden="true" />
          Add a question
        </Button>
      ) : (
        <p className="text-muted text-sm">These are {QUESTIONS_MAX} questions, which is the most.</p>
      )}
    </EditorSection>
  );
}
