"use client";

import { Cover } from "@/components/ui/cover";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PictureField } from "@/components/uploads/picture-field";
import { LinksField } from "./links-field";
import { MarkdownField } from "./markdown-field";
import { TopicsField } from "./topics-field";
import type { GroupForm } from "./use-group-form";

type AboutFieldsProps = { form: GroupForm; groupId: string | null; topics: readonly { name: string }[] };

/** What a group is called and is about; of one that exists also its cover, links and rules. */
export function AboutFields({ form: { values, change, faults }, groupId, topics }: AboutFieldsProps) {
  return (
    <section aria-labelledby="group-about" className="space-y-5">
      <h2 id="group-about" className="text-lg">
        About
      </h2>
      <Field label="Name" error={faults.name}>
        {(control) => (
          <Input
            {...control}
            value={values.name}
            maxLength={120}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <MarkdownField
        label="Description"
        value={values.description}
        maxLength={10_000}
        error={faults.description}
        placeholder="What is this group for, and for whom?"
        onChange={(description) => change({ description })}
      />
      <Field label="Place" optional error={faults.place} description="Where your members live or meet.">
        {(control) => (
          <Input
            {...control}
            value={values.place}
            maxLength={200}
            onChange={({ target }) => change({ place: target.value })}
          />
        )}
      </Field>
      <TopicsField
        value={values.topics}
        options={topics.map(({ name }) => name)}
        error={faults.topics}
        onChange={(chosen) => change({ topics: chosen })}
      />
      {groupId ? (
        <>
          <PictureField
            label="Cover"
            purpose="group_cover"
            value={values.coverUrl}
            onChange={(coverUrl) => change({ coverUrl })}
            description="If you leave this empty, we'll create a cover for you."
            error={faults.coverUrl}
            preview={
              <Cover
                id={groupId}
                imageUrl={values.coverUrl}
                ratio="banner"
                className="w-72 rounded-control"
              />
            }
          />
          <LinksField value={values.links} error={faults.links} onChange={(links) => change({ links })} />
          <MarkdownField
            label="Rules"
            value={values.rules}
            maxLength={10_000}
            error={faults.rules}
            placeholder="What do you expect of each other?"
            onChange={(rules) => change({ rules })}
          />
        </>
      ) : (
        <p className="text-muted text-sm">You can add a cover, links and rules later, in the settings.</p>
      )}
    </section>
  );
}
