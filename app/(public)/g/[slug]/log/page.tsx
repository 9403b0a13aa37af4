import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { LogView } from "@/components/groups/moderation/log-view";
import { ButtonLink } from "@/components/ui/button-link";
import { serverCaller } from "@/server/trpc/caller";
import { type GroupPageProps, loadFrame, word } from "../shown-group";

export const metadata: Metadata = { title: "Moderation log", robots: { index: false } };

export default async function LogPage({ params, searchParams }: GroupPageProps) {
  const [{ group, frame }, asked, caller] = await Promise.all([
    loadFrame(params),
    searchParams,
    serverCaller(),
  ]);
  if (!group.role) notFound();
  const cursor = word(asked.cursor);
  const log = await caller.groupModeration.log({ groupId: group.id, limit: 50, ...(cursor && { cursor }) });
  return (
    <GroupFrame {...frame} tab={null}>
      <div className="space-y-4">
        <h2 className="text-xl">Moderation log</h2>
        <LogView slug={group.slug} items={log.items} timeZone={frame.timeZone} now={frame.now} />
        {log.nextCursor && (
          <ButtonLink
            variant="secondary"
            href={`/g/${group.slug}/log?cursor=${encodeURIComponent(log.nextCursor)}`}
          >
            Older
          </ButtonLink>
        )}
      </div>
    </GroupFrame>
  );
}
