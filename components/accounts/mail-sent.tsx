"use client";

import { MailCheck, MailX } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/lib/class-names";
import { shownEmail } from "@/lib/shown-email";

type MailSentProps = {
  email: string;
  /** What the email is for: "to sign in". */
  purpose: string;
  /** The demo keeps its emails on a page. */
  mailboxOpen: boolean;
  /** The site has no way to send email: nothing will arrive. */
  losesMail: boolean;
  onBack: () => void;
};

/** What to do next, once an email is on its way. The same whether or not the address has an account. */
export function MailSent({ email, purpose, mailboxOpen, losesMail, onBack }: MailSentProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="animate-rise rounded-card border border-border bg-surface p-6 shadow-card">
      <span
        aria-hidden="true"
        className={cn(
          "grid size-11 place-items-center rounded-control",
          losesMail ? "bg-warning-soft text-warning" : "bg-success-soft text-success",
        )}
      >
        {losesMail ? <MailX className="size-5" /> : <MailCheck className="size-5" />}
      </span>
      <h2 ref={heading} tabIndex={-1} className="mt-4 text-lg outline-none">
        {losesMail ? "The email can't be sent yet" : "Check your email"}
      </h2>
      {losesMail ? (
        <p className="mt-1 text-muted">
          This site can't send email, so no link reaches <Address email={email} />. Please ask the people who
          run this site.
        </p>
      ) : (
        <p className="mt-1 text-muted">
          We sent an email to <Address email={email} />. Tap the button in it {purpose}. It works for 24
          hours.
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {mailboxOpen && (
          <ButtonLink href={`/mailbox?to=${encodeURIComponent(email)}`}>Open the mailbox</ButtonLink>
        )}
        <Button variant="secondary" onClick={onBack}>
          Use another email
        </Button>
      </div>
    </div>
  );
}

function Address({ email }: { email: string }) {
  return <strong className="break-all font-medium text-text">{shownEmail(email)}</strong>;
}
