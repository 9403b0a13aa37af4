import type { MessagePreview } from "@/server/domains/messages/schema";

type MailPreviewProps = {
  mail: MessagePreview["mail"];
  /** Where answers go; null = nowhere. Left out where such emails take no replies. */
  repliesTo?: string | null;
};

/** The email as it arrives, in a frame that may run nothing and reach nothing. */
export function MailPreview({ mail, repliesTo }: MailPreviewProps) {
  return (
    <div className="overflow-hidden rounded-control border border-border">
      <p className="border-border border-b bg-sunken px-4 py-2.5 text-sm [overflow-wrap:anywhere]">
        <span className="text-muted">Subject </span>
        <span className="font-medium">{mail.subject}</span>
        {repliesTo !== undefined && (
          <span className="block text-muted">
            {repliesTo === null ? "Guests can't reply to this email." : `Replies go to ${repliesTo}`}
          </span>
        )}
      </p>
      {/* White in both themes, as email apps show it. */}
      <iframe
        title={`The email "${mail.subject}"`}
        sandbox=""
        srcDoc={mail.html}
        className="h-[min(26rem,48dvh)] w-full bg-white"
      />
    </div>
  );
}
