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
    { view: "queue" as const, href: path, label: "To review", count: queue.length },
    { view: "requests" as const, href: `${path}?show=requests`, label: "Requests", count: requests.length },
    { view: "invite" as const, href: `${path}?show=invite`, label: "Invite" },
    { view: "bans" as const, href: `${path}?show=bans`, label: "Bans", count: bans.length },
  ];
  const show = tabs.find(({ view }) => view === word(asked.show))?.view ?? "queue";
  return (
    <GroupFrame {...frame} tab={null}>
      <div className="mx-auto max-w-prose space-y-5">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-xl">Moderation</h2>
          <ButtonLink href={`/g/${group.slug}/log`} variant="secondary" size="sm">
            Log
          </ButtonLink>
        </div>
        <ViewTabs label="Moderation" tabs={tabs} current={show} />
        {show === "queue" && (
          <QueueView items={queue} timeZone={frame.timeZone} renderedAt={frame.now.toISOString()} />
        )}
        {show === "requests" && <RequestsView groupId={group.id} items={requests} />}
        {show === "invite" && (
          <InviteView groupId={group.id} links={links} invitations={invitations} origin={siteOrigin()} />
        )}
        {show === "bans" && <BansView groupId={group.id} items={bans} timeZone={frame.timeZone} />}
      </div>
    </GroupFrame>
  );
}
