import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { DESCRIPTION_MAX, NAME_MAX, TITLE_MAX, TYPE_MAX } from "@/server/domains/sessions/schema";
import { NameField } from "../name-field";
import type { Program } from "../use-program";
import type { SessionEditor } from "./use-session-editor";

type AboutFieldsProps = { editor: SessionEditor; program: Pick<Program, "rooms" | "tracks" | "outline"> };

/** What the session is, and where. */
export function AboutFields({ editor: { values, set, faultOf }, program }: AboutFieldsProps) {
  return (
    <>
      <Field label="Title" error={faultOf("title")}>
        {(control) => (
          <Input
            {...control}
            value={values.title}
            onChange={({ target }) => set({ title: target.value })}
            maxLength={TITLE_MAX}
            autoComplete="off"
            className="h-12 text-base sm:text-lg"
          />
        )}
      </Field>
      <Field
        label="Description"
        optional
        error={faultOf("description")}
        description="Markdown: **bold**, # headings, lists, links and tables."
      >
        {(control) => (
          <Textarea
            {...control}
            value={values.description}
            onChange={({ target }) => set({ description: target.value })}
            maxLength={DESCRIPTION_MAX}
            rows={4}
          />
        )}
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <NameField
          label="Type"
          noun="type"
          names={program.outline.types.map(({ type }) => type)}
          value={values.type}
          onValueChange={(type) => set({ type })}
          maxLength={TYPE_MAX}
          error={faultOf("type")}
          placeholder="Talk, Workshop …"
          saysNew={false}
        />
        <NameField
          label="Track"
          noun="track"
          names={program.tracks.map(({ name }) => name)}
          value={values.track}
          onValueChange={(track) => set({ track })}
          maxLength={NAME_MAX}
          error={faultOf("track")}
        />
        <NameField
          label="Room"
          noun="room"
          names={program.rooms.map(({ name }) => name)}
          value={values.room}
          onValueChange={(room) => set({ room })}
          maxLength={NAME_MAX}
          error={faultOf("room")}
        />
      </div>
    </>
  );
}
