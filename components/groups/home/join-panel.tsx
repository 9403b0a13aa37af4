"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { Link } from "@/components/ui/link";
import type { GroupSummary } from "@/server/domains/groups/schema";
import { useAct } from "../use-act";

const LateAsk = lazyPart(async () => (await import("./ask-to-join")).AskToJoin);

type JoinPanelProps = {
  group: Pick<GroupSummary, "id" | "slug" | "name" | "joining" | "role" | "requested" | "archivedAt">;
  isSignedIn: boolean;
  size?: "sm" | "md";
  /** Leads to the group once the person is in: for lists of groups. */
  opens?: boolean;
};

/** What a person who is no member can do: join, ask to join, or take the request back. Nothing for members. */
export function JoinPanel({ group, isSignedIn, size = "md", opens = false }: JoinPanelProps) {
  const { members } = useTRPCClient().groups;
  const [asks, setAsks] = useState(false);
  const groupId = group.id;
  const router = useRouter();
  const join = useAct(() => members.join.mutate({ groupId }), {
    onDone: ({ status }) => opens && status === "member" && router.push(`/g/${group.slug}`),
    said: ({ status }) => (status === "member" ? "You're in. Welcome!" : "Request sent."),
  });
  const takeBack = useAct(() => members.takeBack.mutate({ groupId }), { said: () => "Request withdrawn." });
  if (group.role || group.archivedAt) return null;
  if (group.joining === "invitation") {
    return <p className="text-muted text-sm">Joining is by invitation.</p>;
  }
  const verb = group.joining === "open" ? "Join" : "Ask to join";
  if (!isSignedIn) {
    const href = `/sign-in?callbackUrl=${encodeURIComponent(`/g/${group.slug}`)}`;
    return (
      <Link href={href} className={`${buttonStyles({ size })} relative z-1`}>
        {verb}
      </Link>
    );
  }
  if (group.requested) {
    return (
      <div className="relative z-1 flex flex-wrap items-center gap-2">
        <span className="text-muted text-sm">Requested</span>
        <Button
          size={size}
          variant="secondary"
          pending={takeBack.isPending}
          onClick={() => takeBack.mutate(undefined)}
        >
          Withdraw request
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button
        size={size}
        className="relative z-1"
        pending={join.isPending}
        aria-label={`${verb}: ${group.name}`}
        onClick={() => (group.joining === "open" ? join.mutate(undefined) : setAsks(true))}
      >
        {verb}
      </Button>
      {asks && (
        <Lazily>
          <LateAsk group={group} onClose={() => setAsks(false)} />
        </Lazily>
      )}
    </>
  );
}
