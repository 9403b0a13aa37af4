"use client";

import {
  Bell,
  BellOff,
  Ellipsis,
  Eye,
  EyeOff,
  Flag,
  History,
  Link2,
  Lock,
  LockOpen,
  PenLine,
  Pin,
  PinOff,
  Trash2,
  UserX,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { BlockDialog } from "../block-dialog";
import { postPath } from "../post-path";
import { ReportDialog } from "../report-dialog";
import type { PostOut } from "../wire";
import { EditPost } from "./edit-post";
import { usePostActions } from "./use-post-actions";

const LateHistory = lazyPart(async () => (await import("../history/edit-history")).EditHistory);

export type PostMenuProps = {
  post: PostOut;
  viewerId: string | null;
  isMember: boolean;
  timeZone: string;
};

/** What can be done with a post: by everyone, by its author, and by moderators. */
export function PostMenu({ post, viewerId, isMember, timeZone }: PostMenuProps) {
  const router = useRouter();
  const [opened, setOpened] = useState<"edit" | "history" | "report" | "block" | null>(null);
  const act = usePostActions(post, () => router.push(`/g/${post.group.slug}`));
  const { can } = post;
  const isOwn = post.author.id === viewerId;
  const close = () => setOpened(null);
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <IconButton label="More about this post">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <MenuContent>
          <MenuItem onClick={() => void copyLink(post)}>
            <Link2 aria-hidden="true" /> Copy link
          </MenuItem>
          {isMember && (
            <>
              <MenuItem onClick={() => act.watch.mutate(post.watch === "watching" ? null : "watching")}>
                <Bell aria-hidden="true" /> {post.watch === "watching" ? "Stop watching" : "Watch this post"}
              </MenuItem>
              <MenuItem onClick={() => act.watch.mutate(post.watch === "muted" ? null : "muted")}>
                <BellOff aria-hidden="true" /> {post.watch === "muted" ? "Unmute" : "Mute this post"}
              </MenuItem>
            </>
          )}
          {(can.edit || can.delete) && <MenuSeparator />}
          {can.edit && (
            <MenuItem onClick={() => setOpened("edit")}>
              <PenLine aria-hidden="true" /> Edit
            </MenuItem>
          )}
          {can.delete && post.editedAt && (
            <MenuItem onClick={() => setOpened("history")}>
              <History aria-hidden="true" /> Edit history
            </MenuItem>
          )}
          {can.delete && (
            <MenuItem tone="danger" onClick={() => act.remove.mutate(undefined)}>
              <Trash2 aria-hidden="true" /> Delete
            </MenuItem>
          )}
          <Moderation post={post} act={act} />
          {viewerId && !isOwn && (
            <>
              <MenuSeparator />
              <MenuItem onClick={() => setOpened("report")}>
                <Flag aria-hidden="true" /> Report
              </MenuItem>
              <MenuItem onClick={() => setOpened("block")}>
                <UserX aria-hidden="true" />
                <span>
                  Block <bdi>{post.author.name}</bdi>
                </span>
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {opened === "edit" && <EditPost post={post} onClose={close} />}
      {opened === "history" && (
        <Lazily>
          <LateHistory
            target={{ postId: post.id }}
            text={{ ...post, createdAt: post.publishedAt }}
            now={new Date()}
            timeZone={timeZone}
            onClose={close}
          />
        </Lazily>
      )}
      {opened === "report" && <ReportDialog target={{ type: "post", id: post.id }} onClose={close} />}
      {opened === "block" && <BlockDialog person={post.author} onClose={close} />}
    </>
  );
}

function Moderation({ post, act }: { post: PostOut; act: ReturnType<typeof usePostActions> }) {
  const { can } = post;
  if (!can.pin && !can.lock && !can.hide) return null;
  return (
    <>
      <MenuSeparator />
      {can.pin && (
        <MenuItem onClick={() => act.pin.mutate(post.pinnedAt === null)}>
          {post.pinnedAt ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
          {post.pinnedAt ? "Unpin" : "Pin to the top"}
        </MenuItem>
      )}
      {can.lock && (
        <MenuItem onClick={() => act.lock.mutate(post.lockedAt === null)}>
          {post.lockedAt ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
          {post.lockedAt ? "Unlock" : "Lock comments"}
        </MenuItem>
      )}
      {can.hide && (
        <MenuItem onClick={() => act.hide.mutate(!post.hidden)}>
          {post.hidden ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
          {post.hidden ? "Show again" : "Hide"}
        </MenuItem>
      )}
    </>
  );
}

async function copyLink(post: PostOut): Promise<void> {
  const url = new URL(postPath(post), location.href).href;
  const copied = await navigator.clipboard?.writeText(url).then(
    () => true,
    () => false,
  );
  toast(copied ? { title: "Link copied." } : { title: url, tone: "plain" });
}
