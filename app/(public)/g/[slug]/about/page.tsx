import type { Metadata } from "next";
import { AboutView } from "@/components/groups/home/about-view";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { serverCaller } from "@/server/trpc/caller";
import { groupMetadata } from "../group-metadata";
import { type GroupPageProps, loadFrame } from "../shown-group";

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  return groupMetadata((await params).slug, "About");
}

export default async function AboutPage({ params }: GroupPageProps) {
  const { group, frame } = await loadFrame(params);
  const { members } = (await serverCaller()).groups;
  const [owners, moderators] = await Promise.all(
    (["owner", "moderator"] as const).map((role) => members.list({ groupId: group.id, role, limit: 20 })),
  );
  const team = [...(owners?.items ?? []), ...(moderators?.items ?? [])];
  return (
    <GroupFrame {...frame} tab="about">
      <AboutView group={group} team={team} timeZone={frame.timeZone} isSignedIn={frame.isSignedIn} />
    </GroupFrame>
  );
}
