"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useNow } from "@/components/events/manage/use-now";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { ErrorState } from "@/components/ui/error-state";
import { counted } from "@/lib/plural";
import { ShortcutsNote } from "../shortcuts-note";
import { ArrivalsBar } from "./arrivals-bar";
import { PostCard } from "./post-card";
import { type FeedProps, useFeed } from "./use-feed";
import { focusNext, useKeys } from "./use-keys";

const LINK = "[data-post-link]";

type FeedViewProps = FeedProps & {
  timeZone: string;
  showGroup?: boolean;
  /** The next page for readers without script; null = none. */
  moreHref: string | null;
  /** Where "c" leads; null where the viewer can't post. */
  composeHref: string | null;
};

/** Posts with the newest or liveliest first; j and k move through them, Enter opens, c writes. */
export function Feed({ timeZone, showGroup = false, moreHref, composeHref, ...asked }: FeedViewProps) {
  const feed = useFeed(asked);
  const router = useRouter();
  const now = useNow(new Date(asked.renderedAt));
  const list = useRef<HTMLDivElement>(null);
  useKeys({
    j: () => focusNext(LINK, 1),
    k: () => focusNext(LINK, -1),
    ...(composeHref && { c: () => openComposer() || router.push(composeHref) }),
  });
  const unfold = async () => {
    await feed.unfold();
    list.current?.focus({ preventScroll: true });
    list.current?.scrollIntoView({ block: "start" });
  };
  return (
    <div ref={list} tabIndex={-1} className="scroll-mt-24 outline-none">
      <ArrivalsBar
        words={feed.waiting > 0 ? counted(feed.waiting, "new post") : null}
        pending={feed.isUnfolding}
        onShow={() => void unfold()}
      />
      <ol className="space-y-3">
        {feed.posts.map((post) => (
          <li key={post.id}>
            <PostCard
              post={post}
              now={now}
              timeZone={timeZone}
              showGroup={showGroup}
              isNew={feed.unfolded.has(post.id)}
            />
          </li>
        ))}
      </ol>
      {feed.isFetchNextPageError && (
        <ErrorState action={<Button onClick={() => feed.fetchNextPage()}>Try again</Button>} />
      )}
      <More feed={feed} moreHref={moreHref} />
      <ShortcutsNote
        keys={[
          { key: "j", does: "next" },
          { key: "k", does: "previous" },
          { key: "Enter", does: "open" },
          ...(composeHref ? [{ key: "c", does: "new post" }] : []),
        ]}
      />
    </div>
  );
}

/** Opens the composer of this page. @returns whether there is one */
function openComposer(): boolean {
  const button = document.querySelector<HTMLElement>("[data-compose]");
  button?.click();
  return button !== null;
}

function More({ feed, moreHref }: { feed: ReturnType<typeof useFeed>; moreHref: string | null }) {
  if (!feed.hasNextPage) return null;
  return (
    <div className="flex justify-center py-6">
      <a
        href={moreHref ?? undefined}
        aria-busy={feed.isFetchingNextPage || undefined}
        className={buttonStyles({ variant: "secondary" })}
        onClick={(click) => {
          click.preventDefault();
          if (!feed.isFetchingNextPage) void feed.fetchNextPage();
        }}
      >
        {feed.isFetchingNextPage ? "Loading…" : "Show more posts"}
      </a>
    </div>
  );
}
