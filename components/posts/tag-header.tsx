import { FollowTag } from "./follow-tag";

type TagHeaderProps = {
  tag: {
    id: string;
    name: string;
    color: string;
    description: string;
    aliases: readonly string[];
    isFollowed: boolean;
  };
  /** What it is and where it belongs: a topic of the site, or a tag of a group by name. */
  scope: string;
  level?: "h1" | "h2";
  isSignedIn: boolean;
};

/** The top of a tag page: what the tag is, and following it. */
export function TagHeader({ tag, scope, level: Heading = "h1", isSignedIn }: TagHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div className="min-w-0 max-w-prose space-y-2">
        <p className="text-muted text-sm">{scope}</p>
        <Heading className="break-words text-2xl sm:text-3xl">
          <bdi>{tag.name}</bdi>
        </Heading>
        {tag.description && <p className="wrap-anywhere text-muted">{tag.description}</p>}
        {tag.aliases.length > 0 && <p className="text-muted text-sm">Also: {tag.aliases.join(", ")}</p>}
      </div>
      {isSignedIn && <FollowTag tag={tag} />}
    </header>
  );
}
