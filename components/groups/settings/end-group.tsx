"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { GroupOut } from "@/server/domains/groups/schema";
import { useAct } from "../use-act";

/** Makes a group read-only, opens it again, or deletes it. */
export function EndGroup({ group }: { group: GroupOut }) {
  const { groups } = useTRPCClient();
  const router = useRouter();
  const groupId = group.id;
  const name = isolate(group.name);
  const archive = useAct((archived: boolean) => groups.archive.mutate({ groupId, archived }), {
    said: (_, archived) => (archived ? "The group is archived." : "The group is open again."),
  });
  const remove = useAct(() => groups.remove.mutate({ groupId }), {
    said: () => `${name} was deleted.`,
    refreshes: false,
    onDone: () => router.push("/groups"),
  });
  return (
    <section aria-labelledby="end-group" className="space-y-3">
      <h2 id="end-group" className="text-lg">
        Close the group
      </h2>
      <Card className="space-y-5">
        <Choice
          title="Archive"
          description="Everyone can still read it. New posts, comments and reactions are off."
        >
          {group.archivedAt ? (
            <Button variant="secondary" pending={archive.isPending} onClick={() => archive.mutate(false)}>
              Open again
            </Button>
          ) : (
            <ConfirmDialog
              trigger={<Button variant="secondary">Archive</Button>}
              title={`Archive ${name}?`}
              description={`${counted(group.memberCount, "member")} can read it but no longer write. You can open it again.`}
              confirmLabel="Archive"
              cancelLabel="Cancel"
              tone="primary"
              onConfirm={() => archive.mutate(true)}
            />
          )}
        </Choice>
        <Choice title="Delete" description="The group and everything in it disappear for all members.">
          <ConfirmDialog
            trigger={<Button variant="danger-ghost">Delete group</Button>}
            title={`Delete ${name}?`}
            description={`${counted(group.postCount, "post")} and their comments disappear for ${counted(group.memberCount, "member")}. This can't be undone.`}
            confirmLabel="Delete group"
            cancelLabel="Cancel"
            onConfirm={() => remove.mutate(undefined)}
          />
        </Choice>
      </Card>
    </section>
  );
}

function Choice({
  title,
  description,
  children,
}: {
  title: string;
  description: string;
  children: React.ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0 text-sm">
        <h3 className="font-medium">{title}</h3>
        <p className="text-muted">{description}</p>
      </div>
      {children}
    </div>
  );
}
