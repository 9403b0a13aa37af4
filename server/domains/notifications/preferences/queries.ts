import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { isAboutSourcing } from "../kinds/policy";
import { preferencesWith } from "./policy";
import type { Preferences } from "./schema";

/**
 * A person's notification settings. Kinds of venue sourcing are left out for people who belong to no
 * organization, and kinds of groups for people who are in none and follow no tag.
 * @throws DomainError not-found
 */
export async function getPreferences(db: Queryable, userId: string): Promise<Preferences> {
  const person = await db.user.findUnique({
    where: { id: userId },
    select: {
      timeZone: true,
      quietFrom: true,
      quietTo: true,
      phoneConfirmedAt: true,
      preferences: { select: { kind: true, channel: true, enabled: true } },
      organizations: { select: { organizationId: true }, take: 1 },
      groups: { select: { groupId: true }, take: 1 },
      tagFollows: { select: { tagId: true }, take: 1 },
    },
  });
  if (!person) throw notFound("account");
  const {
    timeZone,
    quietFrom: from,
    quietTo: to,
    phoneConfirmedAt,
    preferences,
    organizations,
    groups,
    tagFollows,
  } = person;
  const hearsOfGroups = groups.length > 0 || tagFollows.length > 0;
  return {
    kinds: preferencesWith(preferences).filter(
      ({ topic }) =>
        (organizations.length > 0 || !isAboutSourcing(topic)) && (hearsOfGroups || topic !== "groups"),
    ),
    quiet: from === null || to === null ? null : { from, to },
    timeZone,
    hasPhone: phoneConfirmedAt !== null,
  };
}
