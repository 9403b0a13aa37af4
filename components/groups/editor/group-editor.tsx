"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { GroupOut } from "@/server/domains/groups/schema";
import { AboutFields } from "./about-fields";
import { AccessFields } from "./access-fields";
import { ModerationFields } from "./moderation-fields";
import { useGroupForm } from "./use-group-form";

type GroupEditorProps = {
  /** Null for a new one. */
  group: GroupOut | null;
  /** Topics of the site to choose from. */
  topics: readonly { name: string }[];
};

/** Creates a group, or changes its settings. */
export function GroupEditor({ group, topics }: GroupEditorProps) {
  const form = useGroupForm(group);
  return (
    <form
      aria-label={group ? "Group settings" : "New group"}
      noValidate
      className="space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <AboutFields form={form} groupId={group?.id ?? null} topics={topics} />
      <AccessFields form={form} />
      {group && <ModerationFields form={form} />}
      {form.fault && (
        <Callout tone="danger" role="alert">
          {form.fault}
        </Callout>
      )}
      <Button type="submit" size="lg" pending={form.pending}>
        {group ? "Save changes" : "Create group"}
      </Button>
    </form>
  );
}
