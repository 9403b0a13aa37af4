"use client";

import { useManaged } from "@/components/rsvps/manage/manage-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { formatInZone } from "@/lib/dates";
import { plural } from "@/lib/plural";
import type { MessageOut } from "@/server/domains/messages/schema";
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

/** Writes a message to guests in two steps: the words, then the mail and how many get it. Needs a `ManageProvider`. */
export function ComposeMessage({ open, onClose, ...message }: ComposeMessageProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open && <Composer {...message} onClose={onClose} />}
    </Dialog>
  );
}

function Composer({ rsvpIds, editing = null, onClose }: Omit<ComposeMessageProps, "open">) {
  const { event } = useManaged();
  const form = useCompose({ rsvpIds, editing, onDone: onClose });
  const { preview, draft } = form;
  if (editing) {
    return (
      <DialogContent
        title="Change this message"
        footer={
          <Button pending={form.saving} onClick={form.keep}>
            Save
          </Button>
        }
      >
        <ComposeFields form={form} timeZone={event.timeZone} isScheduled />
      </DialogContent>
    );
  }
  if (preview) {
    const at = sendAtOf(draft, event.timeZone);
    const people = `${preview.recipients} ${plural(preview.recipients, "person", "people")}`;
    const sentAt = at ? formatInZone({ at, timeZone: event.timeZone, now: new Date() }) : null;
    return (
      <DialogContent
        title={sentAt ? `Send on ${sentAt}?` : `Send to ${people}?`}
        description={
          sentAt
            ? `${people} would get it now. Who gets it is looked up again when it is sent.`
            : "This is the mail as you would get it yourself; everyone is greeted by name."
        }
        footer={
          <>
            <Button variant="secondary" onClick={form.back}>
              Back
            </Button>
            <Button pending={form.saving} disabled={preview.recipients === 0 && !sentAt} onClick={form.send}>
              {sentAt ? "Schedule" : preview.recipients === 0 ? "Nobody would get it" : `Send to ${people}`}
            </Button>
          </>
        }
      >
        <MailPreview mail={preview.mail} />
      </DialogContent>
    );
  }
  return (
    <DialogContent
      title="Write to guests"
      description={
        rsvpIds ? `To ${rsvpIds.length} chosen ${plural(rsvpIds.length, "person", "people")}.` : undefined
      }
      footer={
        <Button pending={form.previewing} onClick={form.look}>
          Preview
        </Button>
      }
    >
      <ComposeFields form={form} timeZone={event.timeZone} choosesAudience={!rsvpIds} />
    </DialogContent>
  );
}
