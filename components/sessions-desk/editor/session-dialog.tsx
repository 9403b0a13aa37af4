"use client";

import { type FormEvent, useId } from "react";
import { DisplacedDialog } from "@/components/events/terms/displaced-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import type { Program } from "../use-program";
import { AboutFields } from "./about-fields";
import { SeatFields } from "./seat-fields";
import { SpeakerFields } from "./speaker-fields";
import { TimeFields } from "./time-fields";
import { type EditorTarget, useSessionEditor } from "./use-session-editor";

type SessionDialogProps = {
  target: EditorTarget | null;
  program: Pick<Program, "rooms" | "tracks" | "outline">;
  onClose: () => void;
  onSaved: (session: SessionDetails, isNew: boolean) => void;
};

/** Adds a session or changes one. */
export function SessionDialog({ target, onClose, ...content }: SessionDialogProps) {
  return (
    <Dialog open={target !== null} onOpenChange={(open) => !open && onClose()}>
      {target && <Content target={target} {...content} />}
    </Dialog>
  );
}

function Content({
  target,
  program,
  onSaved,
}: Omit<SessionDialogProps, "onClose" | "target"> & { target: EditorTarget }) {
  const id = useId();
  const editor = useSessionEditor({ target, onSaved });
  const { values, refusal, newer, loadNewer, moves, save, isSaving } = editor;
  const room = program.rooms.find(({ name }) => name === values.room);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <DialogContent
      size="lg"
      title={target.kind === "add" ? "Add a session" : "Edit session"}
      description={`Times are in the event's time zone, ${program.outline.timeZone.replaceAll("_", " ")}.`}
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button type="submit" form={id} pending={isSaving} disabled={newer !== null}>
            {target.kind === "add" ? "Add session" : "Save session"}
          </Button>
        </>
      }
    >
      <form ref={editor.form} id={id} noValidate onSubmit={submit} className="grid gap-6">
        <AboutFields editor={editor} program={program} />
        <TimeFields editor={editor} timeZone={program.outline.timeZone} />
        <SpeakerFields editor={editor} />
        <SeatFields editor={editor} room={room ?? null} />
        {newer && <NewerVersion title={newer.title} onLoad={loadNewer} />}
        {refusal && (
          <Callout tone="danger" role="alert">
            {refusal}
          </Callout>
        )}
      </form>
      <DisplacedDialog
        moves={moves}
        capacity={values.isLimited ? values.capacity : String(room?.capacity ?? 0)}
      />
    </DialogContent>
  );
}

function NewerVersion({ title, onLoad }: { title: string; onLoad: () => void }) {
  return (
    <Callout
      tone="warning"
      role="alert"
      title="Someone changed this session meanwhile"
      action={
        <Button size="sm" variant="secondary" onClick={onLoad}>
          Load the newer version
        </Button>
      }
    >
      It is now <bdi>“{title}”</bdi>. What you typed is still here, but you can't save it over the newer
      version.
    </Callout>
  );
}
