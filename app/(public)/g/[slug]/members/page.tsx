import type { Metadata } from "next";
import { pageAt } from "@/app/page-at";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { MembersSearch } from "@/components/groups/members/members-search";
import { GroupMembersView } from "@/components/groups/members/members-view";
import { MEMBERS_PER_PAGE } from "@/components/groups/members/page-size";
import { groupRole } from "@/server/domains/groups/schema";
import { serverCaller } from "@/server/trpc/caller";
import { groupMetadata } from "../group-metadata";
import { type GroupPageProps, loadFrame, word } from "../shown-group";

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  return groupMetadata((await params).slug, "Members");
}

export default async function MembersPage({ params, searchParams }: GroupPageProps) {
  const [{ group, viewer, frame }, asked] = await Promise.all([loadFrame(params), searchParams]);
  const [q, cursor] = [word(asked.q)?.slice(0, 100), word(asked.cursor)];
  const role = groupRole.safeParse(word(asked.role)).data;
  const query = { groupId: group.id, ...(q && { q }), ...(role && { role }) };
  const { members } = (await serverCaller()).groups;
  const page = { ...query, limit: MEMBERS_PER_PAGE };
  const first = await pageAt(cursor, (at) => members.list({ ...page, cursor: at }));
  const more = new URLSearchParams({
    ...(q && { q }),
    ...(role && { role }),
    cursor: first.nextCursor ?? "",
  });
  return (
    <GroupFrame {...frame} tab="members">
      <div className="space-y-4">
        <MembersSearch slug={group.slug} q={q ?? ""} role={role ?? ""} />
        <GroupMembersView
          group={group}
          query={query}
          first={first}
          viewerId={viewer?.id ?? null}
          renderedAt={frame.now.toISOString()}
          timeZone={frame.timeZone}
          moreHref={first.nextCursor && `/g/${group.slug}/members?${more}`}
        />
      </div>
    </GroupFrame>
  );
}
