"use client";

import { Ellipsis, Link2, PenLine, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { postPath } from "../post-path";
import type { PostOut } from "../wire";
import { EditPost } from "./edit-post";
import { usePostActions } from "./use-post-actions";

type PostMenuProps = { post: PostOut };

/** What can be done with a post: by everyone, by its author, and by moderators. */
export function PostMenu({ post }: PostMenuProps) {
  const router = useRouter();
  const [opened, setOpened] = useState<"edit" | null>(null);
  const act = usePostActions(post, () => router.push(`/g/${post.group.slug}`));
  const { can } = post;
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
          {(can.edit || can.delete) && <MenuSeparator />}
          {can.edit && (
            <MenuItem onClick={() => setOpened("edit")}>
              <PenLine aria-hidden="true" /> Edit
            </MenuItem>
          )}
          {can.delete && (
            <MenuItem tone="danger" onClick={() => act.remove.mutate(undefined)}>
              <Trash2 aria-hidden="true" /> Delete
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      {opened === "edit" && <EditPost post={post} onClose={close} />}
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
