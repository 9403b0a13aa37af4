"use client";

import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { WhenQuiet } from "@/components/ui/when-quiet";
import type { GroupOut } from "@/server/domains/groups/schema";
import { roleWords } from "../group-words";

const LateMenu = lazyPart(async () => (await import("./membership-menu")).MembershipMenu);

/** The member's menu, whose script comes after the page. */
export function LateMembershipMenu({ group }: { group: GroupOut }) {
  const stand = (
    <Button variant="secondary" disabled>
      {roleWords[group.role ?? "member"].label}
    </Button>
  );
  return (
    <WhenQuiet fallback={stand}>
      <LateMenu group={group} />
    </WhenQuiet>
  );
}
