import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { GroupEditor } from "@/components/groups/editor/group-editor";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "New group", robots: { index: false } };

export default async function NewGroupPage() {
  if (!(await getViewer())) redirect("/sign-in?callbackUrl=/groups/new");
  const { items: topics } = await (await serverCaller()).tags.list({ limit: 50 });
  return (
    <Container width="form" className="space-y-8">
      <PageHeader title="New group" back={{ href: "/groups", label: "Groups" }} />
      <GroupEditor group={null} topics={topics} />
    </Container>
  );
}
