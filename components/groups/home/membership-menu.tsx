"use client";

import { Bell, BellOff, BellRing, Check, ChevronDown, Flag, LogOut } from "lucide-react";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { Menu, MenuContent, MenuGroup, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { isolate } from "@/lib/clean-text";
import type { GroupOut } from "@/server/domains/groups/schema";
import { levelWords, roleWords } from "../group-words";
import { useAct } from "../use-act";

const LateReport = lazyPart(async () => (await import("@/components/posts/report-dialog")).ReportDialog);

const LEVELS = ["everything", "highlights", "nothing"] as const;
const ICONS = { everything: BellRing, highlights: Bell, nothing: BellOff };

/** A member's own menu: what they are told of, and leaving. */
export function MembershipMenu({ group }: { group: GroupOut }) {
  const { members } = useTRPCClient().groups;
  const [leaves, setLeaves] = useState(false);
  const [reports, setReports] = useState(false);
  const groupId = group.id;
  const choose = useAct((level: (typeof LEVELS)[number]) => members.change.mutate({ groupId, level }), {
    said: (_, level) => `Notifications: ${levelWords[level].label.toLowerCase()}`,
  });
  const leave = useAct(() => members.leave.mutate({ groupId }), {
    said: () => "You left the group.",
    onDone: () => setLeaves(false),
  });
  const level = choose.isPending ? choose.variables : (group.level ?? "highlights");
  const Icon = ICONS[level];
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <Button variant="secondary">
              <Icon aria-hidden="true" />
              {roleWords[group.role ?? "member"].label}
              <ChevronDown aria-hidden="true" />
            </Button>
          }
        />
        <MenuContent>
          <MenuGroup label="Notifications">
            {LEVELS.map((one) => (
              <MenuItem
                key={one}
                aria-current={one === level ? "true" : undefined}
                onClick={() => choose.mutate(one)}
              >
                <Check aria-hidden="true" className={one === level ? "" : "invisible"} />
                <span>
                  {levelWords[one].label}
                  <span className="block text-muted text-xs">{levelWords[one].description}</span>
                </span>
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuSeparator />
          {group.role === "member" && (
            <MenuItem onClick={() => setReports(true)}>
              <Flag aria-hidden="true" />
              Report group
            </MenuItem>
          )}
          <MenuItem tone="danger" onClick={() => setLeaves(true)}>
            <LogOut aria-hidden="true" />
            Leave group
          </MenuItem>
        </MenuContent>
      </Menu>
      {reports && (
        <Lazily>
          <LateReport target={{ type: "group", id: groupId }} onClose={() => setReports(false)} />
        </Lazily>
      )}
      <ConfirmDialog
        open={leaves}
        onOpenChange={setLeaves}
        title={`Leave ${isolate(group.name)}?`}
        description="Your posts and comments stay. You won't get its notifications any more."
        confirmLabel="Leave"
        cancelLabel="Cancel"
        pending={leave.isPending}
        onConfirm={() => leave.mutate(undefined)}
      />
    </>
  );
}
