import { Cover } from "@/components/ui/cover";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { PictureField } from "@/components/uploads/picture-field";
import { counted } from "@/lib/plural";
import { DESCRIPTION_MAX, TITLE_MAX } from "@/server/domains/events/schema";
import { EditorSection } from "./editor-section";
import type { EventFieldsProps } from "./event-form";
import { written } from "./written";

/** How close to the limit the count of characters is shown. */
const NEAR_LIMIT = 2_000;

export function BasicsSection({ form, values }: EventFieldsProps) {
  const { register, setValue, formState } = form;
  const { errors } = formState;
  const left = DESCRIPTION_MAX - values.description.length;
  return (
    <EditorSection title="What is it?">
      <Field label="Title" error={errors.title?.message}>
        {(control) => (
          <Input
            {...control}
            {...written(form, "title")}
            maxLength={TITLE_MAX}
            autoComplete="off"
            placeholder="An evening of slow jazz"
            className="h-12 text-base sm:text-lg"
          />
        )}
      </Field>
      <Field
        label="Description"
        optional
        error={errors.description?.message}
        description={
          left < NEAR_LIMIT
            ? `${counted(left, "character")} left`
            : "Markdown: **bold**, # headings, lists, links and tables."
        }
      >
        {(control) => (
          <Textarea
            {...control}
            {...written(form, "description")}
            rows={8}
            placeholder="What happens, who it is for, what to bring"
          />
        )}
      </Field>
      <input type="hidden" {...register("coverUrl")} />
      <PictureField
        label="Cover photo"
        purpose="event_cover"
        value={values.coverUrl}
        onChange={(url) => setValue("coverUrl", url, { shouldDirty: true, shouldValidate: true })}
        error={errors.coverUrl?.message}
        description="If you leave this empty, we'll create a cover for you."
        preview={<Cover id="" imageUrl={values.coverUrl} className="w-48 rounded-control" />}
      />
    </EditorSection>
  );
}
