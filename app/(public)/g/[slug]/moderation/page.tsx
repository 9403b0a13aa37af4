import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { InviteView } from "@/components/groups/invite/invite-view";
import { BansView } from "@/components/groups/moderation/bans-view";
import { QueueView } from "@/components/groups/moderation/queue-view";
import { RequestsView } from "@/components/groups/moderation/requests-view";
import { ButtonLink } from "@/components/ui/button-link";
import { ViewTabs } from "@/components/ui/view-tabs";
import { siteOrigin } from "@/server/auth";
import { type GroupPageProps, loadFrame, word } from "../shown-group";
import { loadModeration } from "./load-moderation";

export const metadata: Metadata = { title: "Moderation", robots: { index: false } };

export default async function ModerationPage({ params, searchParams }: GroupPageProps) {
  const [{ group, frame }, asked] = await Promise.all([loadFrame(params), searchParams]);
  if (group.role !== "owner" && group.role !== "moderator") notFound();
  const { queue, requests, bans, links, invitations } = await loadModeration(group.id);
  const path = `/g/${group.slug}/moderation`;
  const tabs = [
    { view: "queue" as const, href: path, label: "To review", ...countOf(queue) },
    { view: "requests" as const, href: `${path}?show=requests`, label: "Requests", ...countOf(requests) },
    { view: "invite" as const, href: `${path}?show=invite`, label: "Invite" },
    { view: "bans" as const, href: `${path}?show=bans`, label: "Bans", ...countOf(bans) },
  ];
  const show = tabs.find(({ view }) => view === word(asked.show))?.view ?? "queue";
  return (
    <GroupFrame {...frame} tab={null}>
      <div className="space-y-5">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-xl">Moderation</h2>
          <ButtonLink href={`/g/${group.slug}/log`} variant="secondary" size="sm">
            Log
          </ButtonLink>
        </div>
        <ViewTabs label="Moderation" tabs={tabs} current={show} />
        {show === "queue" && (
          <QueueView
            groupId={group.id}
            first={queue}
            timeZone={frame.timeZone}
            renderedAt={frame.now.toISOString()}
          />
        )}
        {show === "requests" && <RequestsView groupId={group.id} first={requests} />}
        {show === "invite" && (
          <InviteView groupId={group.id} links={links} invitations={invitations} origin={siteOrigin()} />
        )}
        {show === "bans" && <BansView groupId={group.id} first={bans} timeZone={frame.timeZone} />}
      </div>
    </GroupFrame>
  );
}

function countOf({ items, nextCursor }: { items: readonly unknown[]; nextCursor: string | null }) {
  return { count: items.length, isMore: nextCursor !== null };
}
