import type { Tx } from "../../db/transaction";

const FOUND_MAX = 100;
/** A post without a comment for longer hardly changes; at most this many of the newest are checked. */
const ACTIVE_DAYS = 7;
const POSTS_MAX = 2_000;

/** By their numbers. */
export const CONTRIBUTION_INVARIANTS = ["I40", "I41", "I42", "I43"];

/**
 * Counters that differ from the rows that they count, of the posts that were active within the last days and of their
 * groups; empty = sound.
 */
export function findContributionViolations(
  tx: Tx,
  now: Date,
): Promise<{ invariant: string; detail: string }[]> {
  return tx.$queryRaw`
    with active as materialized (
      select t."postId", t."groupId", t.comments from "PostTally" t
      where t."activeAt" > ${now}::timestamptz - make_interval(days => ${ACTIVE_DAYS}::int)
      order by t."activeAt" desc limit ${POSTS_MAX}::int
    ),
    below as materialized (
      select c.id, c."postId", c."parentId",
        c."heldAt" is null and c."hiddenAt" is null and c."deletedAt" is null as counts
      from active a join "Contribution" c on c."postId" = a."postId"
    ),
    found as (
      select 'I40 comments of a post are counted' as invariant, a."postId"::text as detail
      from active a left join (
        select "postId", count(*) as n from below where counts and id <> "postId" group by "postId") s using ("postId")
      where a.comments <> coalesce(s.n, 0)
      union all
      select 'I41 replies of a comment are counted', b.id::text
      from below b left join "ReplyTally" t on t."commentId" = b.id left join (
        select "parentId", count(*) as n from below where counts and "parentId" is not null group by "parentId") s
        on s."parentId" = b.id
      where b.id <> b."postId" and t.replies is distinct from coalesce(s.n, 0)::int
      union all
      select 'I42 reactions are counted', coalesce(t."contributionId", s."contributionId") || ' ' || coalesce(t.kind, s.kind)
      from (select t.* from "ReactionTally" t where t."contributionId" in (select id from below)) t
      full join (
        select r."contributionId", r.kind, count(*) as n from "Reaction" r
        where r."contributionId" in (select id from below) group by 1, 2) s
        on s."contributionId" = t."contributionId" and s.kind = t.kind
      where coalesce(t.count, 0) <> coalesce(s.n, 0)
      union all
      select 'I43 posts of a group are counted', g."groupId"::text
      from (select distinct "groupId" from active) g join "GroupTally" t on t."groupId" = g."groupId"
      where t.posts <> (
        select count(*) from "Post" p join "Contribution" c on c.id = p.id
        where p."groupId" = g."groupId" and c."heldAt" is null and c."hiddenAt" is null and c."deletedAt" is null)
    )
    select invariant, detail from found limit ${FOUND_MAX}`;
}
