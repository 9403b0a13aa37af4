import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { SwitchField } from "@/components/ui/switch";
import type { GroupForEvents } from "@/server/domains/groups/schema";
import { EditorSection } from "./editor-section";
import { type EventFieldsProps, switched } from "./event-form";

type GroupSectionProps = EventFieldsProps & {
  /** The groups that the event may belong to. */
  groups: readonly EventGroup[];
};

export type EventGroup = Pick<GroupForEvents, "id" | "name">;

/** The group that the event belongs to. Not asked of people who make events in no group. */
export function GroupSection({ form, values, event, groups }: GroupSectionProps) {
  if (groups.length === 0) return null;
  const { register, formState } = form;
  const isDraft = event === null || event.status === "draft";
  return (
    <EditorSection title="Group">
      <Field
        label="Group"
        optional
        description="The event is on the group's page, and members can discuss it there."
        error={formState.errors.groupId?.message}
      >
        {(control) => (
          <NativeSelect
            {...control}
            {...register("groupId")}
            defaultValue={formState.defaultValues?.groupId ?? ""}
          >
            <option value="">No group</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {values.groupId !== "" && isDraft && (
        <SwitchField
          label="Post it in the group"
          description="When you publish the event, a post tells the members."
          {...switched(form, "announces")}
        />
      )}
    </EditorSection>
  );
}
