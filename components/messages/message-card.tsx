import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { formatInZone } from "@/lib/dates";
import { audienceWords } from "@/server/domains/messages/policy";
import type { MessageOut, MessageState } from "@/server/domains/messages/schema";

const STATE: Record<MessageState, { label: string; tone: BadgeTone }> = {
  scheduled: { label: "Scheduled", tone: "accent" },
  sending: { label: "Sending", tone: "warning" },
  sent: { label: "Sent", tone: "success" },
  cancelled: { label: "Not sent", tone: "outline" },
};

type MessageCardProps = {
  message: MessageOut;
  timeZone: string;
  now: Date;
  onEdit: () => void;
  onCancel: () => void;
};

/** One message: its audience, time and state. */
export function MessageCard({ message, timeZone, now, onEdit, onCancel }: MessageCardProps) {
  const at = new Date(message.sentAt ?? message.sendAt);
  const { label, tone } = STATE[message.state];
  return (
    <Card padding="sm" className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="text-base [overflow-wrap:anywhere]">{message.subject}</h3>
          <p className="text-muted text-sm">{audienceWords(message)}</p>
        </div>
        <Badge tone={tone} dot>
          {label}
        </Badge>
      </div>
      <p className="line-clamp-2 text-sm [overflow-wrap:anywhere]">{message.body}</p>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2 text-muted text-sm">
        <p>
          <Time at={at}>{formatInZone({ at, timeZone, now })}</Time>, by <bdi>{message.authorName}</bdi>
        </p>
        {message.state === "scheduled" ? (
          <div className="-mr-3 flex gap-1">
            <Button size="sm" variant="ghost" aria-label={`Change “${message.subject}”`} onClick={onEdit}>
              Change
            </Button>
            <Button
              size="sm"
              variant="danger-ghost"
              aria-label={`Do not send “${message.subject}”`}
              onClick={onCancel}
            >
              Do not send
            </Button>
          </div>
        ) : (
          message.state !== "cancelled" && <Deliveries message={message} />
        )}
      </div>
    </Card>
  );
}

function Deliveries({ message: { delivered, failed } }: { message: MessageOut }) {
  return (
    <p className="tabular-nums">
      {delivered.toLocaleString("en-GB")} delivered
      {failed > 0 && <span className="text-danger"> · {failed.toLocaleString("en-GB")} failed</span>}
    </p>
  );
}
