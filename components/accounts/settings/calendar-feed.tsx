"use client";

import { useMutation } from "@tanstack/react-query";
import { CalendarSync } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { googleSubscription, outlookSubscription, webcalAddress } from "@/server/domains/calendar/policy";
import { SettingsSection } from "./section";

/** The secret address of the viewer's own calendar: subscribe to it, copy it, give it a new one. */
export function CalendarFeedSection({ url: initialUrl }: { url: string }) {
  const trpc = useTRPC();
  const [url, setUrl] = useState(initialUrl);
  const reset = useMutation(
    trpc.calendar.reset.mutationOptions({
      onSuccess: (changed) => {
        setUrl(changed.url);
        toast({ title: "Your calendar has a new link", tone: "success" });
      },
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  return (
    <SettingsSection
      id="calendar"
      title="Calendar"
      description="Your RSVPs, waitlist places and offers, in your own calendar app. It stays up to date."
    >
      <div className="space-y-5">
        <SecretAddress url={url} />
        <div className="flex flex-wrap items-center gap-2">
          <FollowLinks url={url} />
          <ConfirmDialog
            trigger={
              <Button variant="danger-ghost" size="sm" className="sm:ml-auto" pending={reset.isPending}>
                Reset link
              </Button>
            }
            title="Reset your calendar's link?"
            description="You'll get a new link. Calendars that use the old one stop updating right away; add the new link there."
            confirmLabel="Reset link"
            onConfirm={() => reset.mutate({})}
          />
        </div>
      </div>
    </SettingsSection>
  );
}

function SecretAddress({ url }: { url: string }) {
  return (
    <Field label="Your secret link" description="Anyone with this link can see your calendar. Nothing else.">
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            readOnly
            value={url}
            onFocus={(event) => event.currentTarget.select()}
            className="min-w-0 font-mono text-xs!"
          />
          <CopyButton text={url} />
        </div>
      )}
    </Field>
  );
}

/** Three ways to follow the address. The last two need it to be reachable from outside. */
function FollowLinks({ url }: { url: string }) {
  return (
    <>
      <a href={webcalAddress(url)} className={buttonStyles({ size: "sm" })}>
        <CalendarSync aria-hidden="true" />
        Open in calendar app
      </a>
      <a href={googleSubscription(url)} {...elsewhere}>
        Google
      </a>
      <a href={outlookSubscription(url)} {...elsewhere}>
        Outlook
      </a>
    </>
  );
}

const elsewhere = {
  target: "_blank",
  rel: "noreferrer",
  className: buttonStyles({ variant: "secondary", size: "sm" }),
};
