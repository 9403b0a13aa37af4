"use client";

import { useQuery } from "@tanstack/react-query";
import { Paperclip } from "lucide-react";
import { useManaged } from "@/components/events/manage/manage-context";
import { MailPreview } from "@/components/messages/mail-preview";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { GuestMail, GuestMailPreview } from "@/server/domains/notifications/guest-mails/schema";

/** One email of the event as a made-up guest would get it, with its design and as plain text. */
export function MailDialog({ mail, onClose }: { mail: GuestMail | null; onClose: () => void }) {
  return (
    <Dialog open={mail !== null} onOpenChange={(open) => !open && onClose()}>
      {mail && (
        <DialogContent title={mail.when} description="As a guest named Ana would see it." size="lg">
          <Preview mail={mail} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function Preview({ mail: { kind, reminder } }: { mail: GuestMail }) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const input = { eventId: event.id, kind, ...(reminder && { minutesBefore: reminder.minutesBefore }) };
  const { data, error, refetch } = useQuery(trpc.notifications.mails.preview.queryOptions(input));
  if (data) return <BothParts mail={data} />;
  if (error) {
    return (
      <ErrorState
        level="h3"
        description={errorMessage(errorFacts(error))}
        action={<Button onClick={() => refetch()}>Try again</Button>}
      />
    );
  }
  return (
    <SkeletonGroup label="Loading the email">
      <Skeleton className="h-10 w-48" />
      <Skeleton className="mt-5 h-[min(28rem,52dvh)] w-full" />
    </SkeletonGroup>
  );
}

function BothParts({ mail }: { mail: GuestMailPreview }) {
  return (
    <>
      <Tabs
        label="Parts of the email"
        tabs={[
          { value: "design", label: "With its design", panel: <MailPreview mail={mail} /> },
          {
            value: "text",
            label: "As plain text",
            panel: (
              <pre className="whitespace-pre-wrap rounded-control border border-border bg-sunken p-4 font-mono text-xs [overflow-wrap:anywhere]">
                {mail.text}
              </pre>
            ),
          },
        ]}
      />
      {mail.hasCalendarFile && (
        <p className="mt-3 flex items-center gap-1.5 text-muted text-sm">
          <Paperclip aria-hidden="true" className="size-3.5" />
          Comes with the event as a calendar file.
        </p>
      )}
    </>
  );
}
