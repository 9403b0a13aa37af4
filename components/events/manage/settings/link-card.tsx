"use client";

import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { useManaged } from "../manage-context";
import { useShareLink } from "../use-share-link";
import { RenewLink } from "./renew-link";

const TEXTS = {
  public: { title: "Link", description: "The event is listed; the link leads to it directly." },
  unlisted: { title: "Link", description: "The event is not listed: only people with this link find it." },
  private: {
    title: "Invitation link",
    description: "Anyone with this link can see the event and RSVP. Invited people have links of their own.",
  },
};

/** The address to send to people; for a private event it is the key. */
export function LinkCard() {
  const { event } = useManaged();
  const link = useShareLink();
  return (
    <Card>
      <CardHeader {...TEXTS[event.effectiveVisibility]} />
      <div className="mt-4 flex gap-2">
        <Input
          readOnly
          aria-label={TEXTS[event.effectiveVisibility].title}
          value={link}
          onFocus={(focused) => focused.target.select()}
        />
        <CopyButton text={link} />
      </div>
      {event.effectiveVisibility === "private" && <RenewLink />}
    </Card>
  );
}
