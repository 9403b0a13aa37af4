"use client";

import { PenLine } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { toast } from "@/components/ui/toast";
import { postPath } from "../post-path";
import type { EventChoice } from "./event-field";

const LateComposer = lazyPart(async () => (await import("./composer")).Composer);

type ComposerEntryProps = {
  groupId: string;
  viewerId: string;
  /** The event that the post is to be about; null = the writer chooses. */
  about: EventChoice | null;
  /** The address asked to write. */
  startsOpen: boolean;
};

/** Opens the composer in its place. Its script comes when a pointer or the focus reaches the button. */
export function ComposerEntry({ startsOpen, ...composer }: ComposerEntryProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(startsOpen), [startsOpen]);
  const button = (
    <button
      type="button"
      data-compose
      onClick={() => setOpen(true)}
      onPointerEnter={() => void LateComposer.preload()}
      onFocus={() => void LateComposer.preload()}
      className="flex h-12 w-full items-center gap-3 rounded-card border border-border bg-surface px-4 text-left text-muted shadow-card transition-colors hover:border-border-control hover:text-text"
    >
      <PenLine aria-hidden="true" className="size-4" />
      Write a post
    </button>
  );
  if (!isOpen) return button;
  return (
    <Lazily fallback={button}>
      <LateComposer
        {...composer}
        onClose={() => setOpen(false)}
        onPosted={(post) => {
          setOpen(false);
          if (post.held) {
            toast({ title: "Thanks. A moderator looks at your post before others see it.", tone: "success" });
          }
          router.push(postPath(post));
          router.refresh();
        }}
      />
    </Lazily>
  );
}
