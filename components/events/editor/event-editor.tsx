"use client";

import { useDeferredValue } from "react";
import { Container } from "@/components/layout/container";
import { useHeldText } from "@/components/ui/held-text";
import { PageHeader } from "@/components/ui/page-header";
import { sentByScript } from "@/components/ui/sent-by-script";
import type { EventDetails } from "@/server/domains/events/schema";
import { DisplacedDialog } from "../terms/displaced-dialog";
import { BasicsSection } from "./basics-section";
import { ConflictNotice } from "./conflict-notice";
import { EditorBar } from "./editor-bar";
import { EventPreview } from "./event-preview";
import type { FormValues } from "./form-values";
import { type EventGroup, GroupSection } from "./group-section";
import { QuestionsSection } from "./questions-section";
import { SeatsSection } from "./seats-section";
import { useEditor } from "./use-editor";
import { VisibilitySection } from "./visibility-section";
import { WhenSection } from "./when-section";
import { WhereSection } from "./where-section";

type EventEditorProps = {
  /** Null for a new one. */
  event: EventDetails | null;
  values: FormValues;
  /** The groups that the event may belong to. */
  groups: readonly EventGroup[];
  host: { name: string; imageUrl: string | null };
  /** When the page was made, so that server and browser say the same. */
  renderedAt: string;
};

/** Writing an event, with what its guests will see beside it. A draft saves itself, a published event on request. */
export function EventEditor({
  event: initial,
  values: initialValues,
  groups,
  host,
  renderedAt,
}: EventEditorProps) {
  const editor = useEditor({ event: initial, values: initialValues });
  const { form, values, event, state, isDraft, isDirty, isValid } = editor;
  // A draft that can be saved saves itself on the way out.
  useHeldText(isDirty && !editor.isPublishing && !(isDraft && isValid && state.kind !== "failed"));
  const shown = useDeferredValue(values);
  const sections = { form, values, event };
  return (
    <form {...sentByScript(isDraft ? editor.publish : editor.saveNow)} data-passing-text>
      <EditorBar editor={editor} />
      <Container width="wide" className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-12">
        <div className="min-w-0 max-w-3xl space-y-6">
          <PageHeader title={initial ? "Edit event" : "New event"} />
          {state.kind === "conflict" && (
            <ConflictNotice newer={state.newer} onLoad={() => editor.loadNewer(state.newer)} />
          )}
          <BasicsSection {...sections} />
          <WhenSection {...sections} />
          <WhereSection {...sections} />
          <SeatsSection {...sections} />
          <QuestionsSection {...sections} />
          <GroupSection {...sections} groups={groups} />
          <VisibilitySection {...sections} groups={groups} />
        </div>
        <aside aria-label="Preview" className="max-lg:hidden">
          <div className="sticky top-32">
            <EventPreview values={shown} id={event?.id ?? "new"} host={host} now={new Date(renderedAt)} />
          </div>
        </aside>
      </Container>
      <DisplacedDialog moves={editor.moves} capacity={values.capacity} />
    </form>
  );
}
