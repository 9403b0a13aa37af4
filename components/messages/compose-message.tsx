"use client";

import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { formatInZone } from "@/lib/dates";
import { counted, plural } from "@/lib/plural";
import type { MessageOut, MessagePreview } from "@/server/domains/messages/schema";
import { ComposeFields } from "./compose-fields";
import { sendAtOf } from "./draft";
import { MailPreview } from "./mail-preview";
import { useCompose } from "./use-compose";

type ComposeMessageProps = {
  open: boolean;
  onClose: () => void;
  /** Whom it is for, by name. Without it the writer chooses by status. */
  rsvpIds?: readonly string[] | undefined;
  /** A scheduled message to change. */
  editing?: MessageOut | null;
};

/** Writes a message to guests in two steps: the words, then the email and how many get it. Needs a `ManageProvider`. */
export function ComposeMessage({ open, onClose, ...message }: ComposeMessageProps) {
  return (
    <Dialog open={open} hasSteps onOpenChange={(next) => !next && onClose()}>
      {open && <Composer {...message} onClose={onClose} />}
    </Dialog>
  );
}

type ComposerProps = Omit<ComposeMessageProps, "open">;

function Composer({ rsvpIds, editing = null, onClose }: ComposerProps) {
  const { event } = useManaged();
  const form = useCompose({ rsvpIds, editing, onDone: onClose });
  if (form.preview) return <Confirmation form={form} preview={form.preview} timeZone={event.timeZone} />;
  const action = editing ? (
    <Button pending={form.saving} onClick={form.keep}>
      Save
    </Button>
  ) : (
    <Button pending={form.previewing} onClick={form.look}>
      Preview
    </Button>
  );
  const chosen = rsvpIds && `To ${rsvpIds.length} chosen ${plural(rsvpIds.length, "person", "people")}.`;
  return (
    <DialogContent
      title={editing ? "Change this message" : "Write to guests"}
      description={chosen}
      footer={action}
    >
      <ComposeFields
        form={form}
        timeZone={event.timeZone}
        choosesAudience={!rsvpIds && !editing}
        isScheduled={editing !== null}
      />
    </DialogContent>
  );
}

type ConfirmationProps = {
  form: ReturnType<typeof useCompose>;
  preview: MessagePreview;
  timeZone: string;
};

/** The email, how many get it, and the button that sends it. */
function Confirmation({ form, preview: { recipients, mail, repliesTo }, timeZone }: ConfirmationProps) {
  const at = sendAtOf(form.draft, timeZone);
  const people = `${counted(recipients, "person", "people")}`;
  const isEmpty = recipients === 0 && !at;
  return (
    <DialogContent
      title={at ? `Send on ${formatInZone({ at, timeZone, now: new Date() })}?` : `Send to ${people}?`}
      description={
        at
          ? `${people} would get it now. Who gets it is looked up again when it is sent.`
          : "This is the email as you'd get it; everyone is greeted by name."
      }
      footer={
        <>
          <Button variant="secondary" onClick={form.back}>
            Back
          </Button>
          <Button pending={form.saving} disabled={isEmpty} onClick={form.send}>
            {at ? "Schedule" : isEmpty ? "No one would get it" : `Send to ${people}`}
          </Button>
        </>
      }
    >
      <MailPreview mail={mail} repliesTo={repliesTo} />
    </DialogContent>
  );
}
