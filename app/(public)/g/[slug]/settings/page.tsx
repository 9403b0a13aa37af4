import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GroupEditor } from "@/components/groups/editor/group-editor";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { EndGroup } from "@/components/groups/settings/end-group";
import { serverCaller } from "@/server/trpc/caller";
import { type GroupPageProps, loadFrame } from "../shown-group";

export const metadata: Metadata = { title: "Group settings", robots: { index: false } };

export default async function GroupSettingsPage({ params }: GroupPageProps) {
  const { group, frame } = await loadFrame(params);
  if (group.role !== "owner") notFound();
  const { items: topics } = await (await serverCaller()).tags.list({ limit: 50 });
  return (
    <GroupFrame {...frame} tab={null}>
      <div className="max-w-form space-y-8">
        <h2 className="text-xl">Settings</h2>
        <GroupEditor group={group} topics={topics} />
        <EndGroup group={group} />
      </div>
    </GroupFrame>
  );
}
