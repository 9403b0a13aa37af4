"use client";

import { useQuery } from "@tanstack/react-query";
import { useManaged } from "@/components/events/manage/manage-context";
import { MailPreview } from "@/components/messages/mail-preview";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { beforeWords, peopleWords } from "./reminder-words";

type ReminderPreviewProps = {
  /** Null = closed. */
  minutesBefore: number | null;
  onClose: () => void;
};

/** The email of a reminder, and how many people would get it now. */
export function ReminderPreview({ minutesBefore, onClose }: ReminderPreviewProps) {
  return (
    <Dialog open={minutesBefore !== null} onOpenChange={(next) => !next && onClose()}>
      {minutesBefore !== null && <Content minutesBefore={minutesBefore} onClose={onClose} />}
    </Dialog>
  );
}

function Content({ minutesBefore, onClose }: { minutesBefore: number; onClose: () => void }) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const preview = useQuery(trpc.reminders.preview.queryOptions({ eventId: event.id, minutesBefore }));
  const { data, error } = preview;
  return (
    <DialogContent
      title={`The reminder ${beforeWords(minutesBefore)}`}
      description={
        data
          ? `${sentenceStart(peopleWords(data.recipients))} would get it now. Who gets it is looked up again when it is sent; everyone is greeted by name.`
          : "The email as you'd get it yourself."
      }
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {data ? (
        <MailPreview mail={data.mail} />
      ) : error ? (
        <ErrorState
          level="h3"
          title="The email couldn't be shown"
          description={errorMessage(errorFacts(error))}
          action={
            <Button variant="secondary" onClick={() => void preview.refetch()}>
              Try again
            </Button>
          }
        />
      ) : (
        <SkeletonGroup label="Loading the email">
          <Skeleton className="h-[min(28.5rem,52dvh)] w-full rounded-control" />
        </SkeletonGroup>
      )}
    </DialogContent>
  );
}

const sentenceStart = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
