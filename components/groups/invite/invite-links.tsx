"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { NativeSelect } from "@/components/ui/native-select";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import { counted } from "@/lib/plural";
import type { GroupLinkOut } from "@/server/domains/groups/links/schema";
import { UNTIL_DAYS, untilOf } from "../members/until-choice";
import { useAct } from "../use-act";

type InviteLinksProps = { groupId: string; links: readonly GroupLinkOut[]; origin: string };

/** Links by which people join right away, and making new ones. */
export function InviteLinks({ groupId, links, origin }: InviteLinksProps) {
  const { invitations } = useTRPCClient().groups;
  const [days, setDays] = useState<number | null>(7);
  const create = useAct(() => invitations.createLink.mutate({ groupId, expiresAt: untilOf(days) }), {
    said: () => "Link created.",
  });
  return (
    <div className="space-y-3">
      <h3 className="font-medium text-sm">Links</h3>
      <p className="text-muted text-sm">Anyone with a link joins right away, without approval.</p>
      {links.length > 0 && (
        <ul className="divide-y divide-border">
          {links.map((link) => (
            <li key={link.id}>
              <LinkRow groupId={groupId} link={link} url={origin + link.path} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <NativeSelect
          aria-label="The link works for"
          className="w-36"
          value={days ?? ""}
          onChange={({ target }) => setDays(target.value === "" ? null : Number(target.value))}
        >
          {UNTIL_DAYS.map((count) => (
            <option key={count} value={count}>
              {counted(count, "day")}
            </option>
          ))}
          <option value="">No end</option>
        </NativeSelect>
        <Button variant="secondary" pending={create.isPending} onClick={() => create.mutate(undefined)}>
          <Plus aria-hidden="true" />
          Create a link
        </Button>
      </div>
    </div>
  );
}

function LinkRow({ groupId, link, url }: { groupId: string; link: GroupLinkOut; url: string }) {
  const { invitations } = useTRPCClient().groups;
  const revoke = useAct(() => invitations.revokeLink.mutate({ groupId, groupLinkId: link.id }), {
    said: () => "The link no longer works.",
  });
  const until = link.expiresAt ? `until ${dayWords(dayInZone(new Date(link.expiresAt), "UTC"))}` : "no end";
  return (
    <div className="flex flex-wrap items-center gap-2 py-2 text-sm">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate font-mono text-xs">{url}</span>
        <span className="block text-muted">
          {link.hasEnded ? "Expired" : `Used by ${counted(link.uses, "person", "people")}, ${until}`}
        </span>
      </span>
      {!link.hasEnded && <CopyButton text={url} label="Copy the link" />}
      <Button
        size="sm"
        variant="danger-ghost"
        pending={revoke.isPending}
        onClick={() => revoke.mutate(undefined)}
      >
        End link
      </Button>
    </div>
  );
}
