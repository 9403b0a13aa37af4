import { SwitchField } from "@/components/ui/switch";
import { TimeInput } from "../terms/time-input";
import { type EventFieldsProps, switched } from "./event-form";
import { firstUntilFor } from "./group-values";

/** Whether the members of the group see a public event before everyone else, and until when. */
export function MembersFirstFields({ form, values }: EventFieldsProps) {
  const { onChange, ...membersFirst } = switched(form, "membersFirst");
  return (
    <>
      <SwitchField
        label="Show it to members first"
        description="Everyone else finds the event later, and members can RSVP before them."
        {...membersFirst}
        onChange={(change) => {
          if (change.target.checked && values.membersFirstUntil === "") {
            form.setValue("membersFirstUntil", firstUntilFor(values.startsAt), { shouldDirty: true });
          }
          return onChange(change);
        }}
      />
      {values.membersFirst && (
        <TimeInput
          form={form}
          values={values}
          field="membersFirstUntil"
          label="Members see it first until"
          className="sm:w-1/2"
        />
      )}
    </>
  );
}
