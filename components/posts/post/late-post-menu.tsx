"use client";

import { lazyPart } from "@/components/ui/lazy-part";
import { WhenQuiet } from "@/components/ui/when-quiet";
import type { PostMenuProps } from "./post-menu";

const LateMenu = lazyPart(async () => (await import("./post-menu")).PostMenu);

/** The menu of a post, whose script comes after the page. */
export function LatePostMenu(props: PostMenuProps) {
  return (
    <WhenQuiet fallback={<span className="size-10" />}>
      <LateMenu {...props} />
    </WhenQuiet>
  );
}
