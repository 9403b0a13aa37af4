import type { Metadata } from "next";
import { NextEvent } from "@/components/groups/events/next-event";
import { GroupAside } from "@/components/groups/home/group-aside";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { WaitingInvitations } from "@/components/groups/hub/waiting-invitations";
import { InvitedView } from "@/components/groups/invite/invited-view";
import { mayWriteIn } from "@/components/groups/may-write";
import { ComposerEntry } from "@/components/posts/composer/composer-entry";
import { Feed } from "@/components/posts/feed/feed";
import { FeedControls } from "@/components/posts/feed/feed-controls";
import { feedPath, POSTS_PER_PAGE, sortIn } from "@/components/posts/feed/feed-query";
import { NoPosts } from "@/components/posts/feed/no-posts";
import { MarkSeen } from "@/components/posts/mark-seen";
import { groupMetadata, INVITED } from "./group-metadata";
import { loadAbout, loadFeed, loadLiveFeed, loadNextEvent } from "./load-feed";
import { findInvitation, type GroupPageProps, isInvitedFromOutside, loadFrame, word } from "./shown-group";

export async function generateMetadata({ params }: GroupPageProps): Promise<Metadata> {
  const { slug } = await params;
  if (await isInvitedFromOutside(slug)) return INVITED;
  return groupMetadata(slug);
}

export default async function GroupPage({ params, searchParams }: GroupPageProps) {
  const { slug } = await params;
  const invitation = await findInvitation(slug);
  if (invitation && (await isInvitedFromOutside(slug))) return <InvitedView invitation={invitation} />;
  const [{ group, viewer, frame }, asked] = await Promise.all([loadFrame(params), searchParams]);
  const [sort, tag, cursor] = [sortIn(asked.sort), word(asked.tag), word(asked.cursor)];
  const about = await loadAbout(group.id, word(asked.event));
  const query = { groupId: group.id, sort, ...(tag && { tag }), ...(about && { eventId: about.id }) };
  const [{ page, tags }, next, live] = await Promise.all([
    loadFeed({ ...query, limit: POSTS_PER_PAGE }, cursor),
    tag || about || cursor ? null : loadNextEvent(group.id),
    loadLiveFeed(group),
  ]);
  const mayWrite = mayWriteIn(group, frame.now);
  return (
    <GroupFrame {...frame} tab="posts">
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0 space-y-4">
          {next && <NextEvent event={next} now={frame.now} />}
          {invitation && <WaitingInvitations items={[invitation]} />}
          {mayWrite && viewer && (
            <ComposerEntry
              key={about?.id}
              groupId={group.id}
              viewerId={viewer.id}
              about={about}
              startsOpen={asked.compose !== undefined}
            />
          )}
          <FeedControls slug={group.slug} sort={sort} tag={tag} about={about} tags={tags} />
          {page.items.length === 0 ? (
            <NoPosts slug={group.slug} tag={tag} about={about !== null} mayWrite={mayWrite} />
          ) : (
            <Feed
              query={query}
              live={live}
              first={page}
              renderedAt={frame.now.toISOString()}
              timeZone={frame.timeZone}
              moreHref={page.nextCursor && feedPath(group.slug, { ...query, cursor: page.nextCursor })}
              composeHref={mayWrite ? `/g/${group.slug}?compose` : null}
            />
          )}
          {group.role && <MarkSeen groupId={group.id} seenAt={frame.now.toISOString()} />}
        </div>
        <GroupAside group={group} />
      </div>
    </GroupFrame>
  );
}
