import { isolate } from "../../../../lib/clean-text";
import { counted } from "../../../../lib/plural";
import type { ThreadKindName } from "../../../domains/notifications/kinds/groups.schema";
import { windowAt } from "../../../domains/notifications/kinds/window.policy";
import { whyNotTold } from "../../groups/standing";
import {
  type CommentsFacts,
  readComments,
  readTexts,
  type TextFacts,
  textKey,
  windowKey,
} from "../../groups/thread-facts";
import { excerpt, postPath, postTitle, textPath } from "../../groups/words";
import type { Kind, Notice } from "../kind";
import { groupNotice } from "./notice";

const GONE = "It was hidden or deleted, or the person may not read it any more.";

type OneText = Exclude<ThreadKindName, "group.commented">;

const TITLES: Record<OneText, (about: TextFacts) => string> = {
  "group.mentioned": ({ author, groupName }) => `${isolate(author)} mentioned you in ${isolate(groupName)}`,
  "group.replied": ({ author, groupName }) =>
    `${isolate(author)} replied to your comment in ${isolate(groupName)}`,
  "group.posted": (about) =>
    about.title
      ? `New post in ${isolate(about.groupName)}: ${isolate(about.title)}`
      : `${isolate(about.author)} posted in ${isolate(about.groupName)}`,
  "group.tagged": ({ title, followedTag, groupName }) => {
    const tagged = `New post about ${isolate(followedTag ?? "")} in ${isolate(groupName)}`;
    return title ? `${tagged}: ${isolate(title)}` : tagged;
  },
};

/** Why it is not told as this kind any more, for reasons other than the person's standing. */
const WHY_NOT: Record<OneText, (about: TextFacts) => string | null> = {
  "group.mentioned": ({ isMentioned }) => (isMentioned ? null : "An edit took the mention out."),
  "group.replied": ({ isAnswered }) => (isAnswered ? null : GONE),
  "group.posted": () => null,
  "group.tagged": ({ followedTag }) =>
    followedTag === null ? "The person follows no tag of the post any more." : null,
};

const KEPT: Record<OneText, string> = {
  "group.mentioned": "You were mentioned in a group",
  "group.replied": "New reply to your comment",
  "group.posted": "New post in a group",
  "group.tagged": "New post with a tag you follow",
};

/** A kind about one post or comment. */
const textKind = (kind: OneText): Kind => ({
  isReadWhenShown: true,
  async load(db, subjects, now) {
    const texts = await readTexts(db, subjects);
    return subjects.map((subject): Notice | null => {
      const about = texts.get(textKey(subject));
      return about ? noticeOfText(kind, about, now) : null;
    });
  },
});

function noticeOfText(kind: OneText, about: TextFacts, now: Date): Notice {
  const { groupId, groupName, contributionId, author, body, isNews } = about;
  const isByTag = kind === "group.tagged";
  // People who follow a tag need not be members of the group.
  const isOutside = isByTag && about.role === null;
  const title = TITLES[kind](about);
  const said = excerpt(body);
  return groupNotice(
    {
      title,
      body: said,
      path: textPath(about, contributionId),
      kept: { title: KEPT[kind], body: "" },
      staleBecause: (isOutside ? null : whyNotTold(about)) ?? (isNews ? WHY_NOT[kind](about) : GONE),
      ...(!isOutside && { groupId }),
      contributionId,
      ...(!isByTag && { leaves: { groupId, groupName } }),
      mail: {
        paragraphs: said ? [`${isolate(author)}: ${said}`] : [`${title}.`],
        facts: [
          { label: "Group", value: groupName },
          ...(about.title ? [{ label: "Post", value: about.title }] : []),
        ],
        action: contributionId === about.postId ? "Read the post" : "Read the conversation",
        footer: isByTag
          ? `You're receiving this because you follow ${isolate(about.followedTag ?? "a tag")}.`
          : `You're receiving this because you're a member of ${isolate(groupName)}.`,
      },
    },
    now,
  );
}

/** The comments on a post within one window, as many as there are now. */
const commentedKind: Kind = {
  isReadWhenShown: true,
  async load(db, subjects, now) {
    const windows = await readComments(db, subjects, (from) => windowAt(from).until);
    return subjects.map((subject): Notice | null => {
      const about = windows.get(windowKey(subject));
      return about ? noticeOfComments(about, now) : null;
    });
  },
};

function noticeOfComments(about: CommentsFacts, now: Date): Notice {
  const { groupId, groupName, postId, count, newestId, newestAuthor, newestBody, isFollowed } = about;
  const post = postTitle(about);
  const newest = `${isolate(newestAuthor ?? "")}: ${excerpt(newestBody ?? "")}`;
  const unfollowed = isFollowed ? null : "The person doesn't follow the post any more.";
  return groupNotice(
    {
      title:
        count === 1
          ? `${isolate(newestAuthor ?? "")} commented on ${post}`
          : `${count} new comments on ${post}`,
      body: newest,
      path: postPath(about),
      // Another newest comment is news, also where there are as many as before.
      kept: { title: counted(count, "new comment"), body: "", path: textPath(about, newestId ?? postId) },
      staleBecause: whyNotTold(about) ?? unfollowed ?? (count > 0 ? null : GONE),
      groupId,
      contributionId: postId,
      leaves: { groupId, groupName },
      mail: {
        paragraphs: count === 1 ? [newest] : [`There are ${count} new comments. The newest is by ${newest}`],
        facts: [
          { label: "Group", value: groupName },
          ...(about.title ? [{ label: "Post", value: about.title }] : []),
        ],
        action: "Read the comments",
        footer: `You're receiving this because you wrote or watch this post, or follow everything in ${isolate(groupName)}.`,
      },
    },
    now,
  );
}

export const threadKinds = {
  "group.mentioned": textKind("group.mentioned"),
  "group.replied": textKind("group.replied"),
  "group.posted": textKind("group.posted"),
  "group.tagged": textKind("group.tagged"),
  "group.commented": commentedKind,
} as const satisfies Record<ThreadKindName, Kind>;
