import { isolate } from "../../../lib/clean-text";
import { formatDate } from "../../../lib/dates";
import { organizationInvitationPath } from "../../../lib/sourcing-paths";
import { textForStrangers } from "../../../lib/text-for-strangers";
import type { Queryable } from "../../db/transaction";
import { appUrl } from "../app-url";
import type { Kind, Notice } from "./kind";

const NAME_CHARACTERS_MAX = 60;
const DAY_MS = 24 * 60 * 60_000;

const ROLES = {
  owner: "an owner: you can do everything, also change the other members",
  manager: "a manager: you can run its venues and requests, and invite people",
  member: "a member: you can work on its requests and waitlists",
} as const;

type Row = {
  id: string;
  slug: string;
  name: string;
  role: keyof typeof ROLES;
  invitedById: string;
  invitedBy: string;
  isUnwelcome: boolean;
  expiresAt: Date;
};

/** Invites an address to an organization; its owner may have no account. Opening the link changes nothing. */
export const organizationInvitationKind: Kind = {
  async load(db, subjects, now) {
    const ids = subjects.flatMap(({ invitationId }) => invitationId ?? []);
    const rows = new Map((await readInvitations(db, ids)).map((row) => [row.id, row]));
    // An invitation that was accepted, declined or taken back has no row: there is nothing left to say.
    return subjects.map(({ invitationId }): Notice | null => {
      const about = rows.get(invitationId ?? "");
      return about ? noticeOf(about, now) : null;
    });
  },
};

function noticeOf(row: Row, now: Date): Notice {
  const { role, invitedById, isUnwelcome, expiresAt } = row;
  const name = isolate(textForStrangers(row.name, NAME_CHARACTERS_MAX));
  const invitedBy = isolate(textForStrangers(row.invitedBy, NAME_CHARACTERS_MAX));
  const path = organizationInvitationPath(row.slug);
  const until = formatDate({ at: expiresAt, timeZone: "UTC", now });
  return {
    eventId: null,
    brief: { title: `${invitedBy} invites you to ${name}`, body: `Join it by ${until}.`, path },
    staleBecause: isUnwelcome
      ? "This person cannot be invited."
      : expiresAt > now
        ? null
        : "The invitation has expired.",
    latestAt: new Date(now.getTime() + DAY_MS),
    invitedBy: invitedById,
    mail: async () => ({
      subject: `${invitedBy} invites you to ${name}`,
      greeting: "Hello,",
      paragraphs: [
        `${invitedBy} would like you to join ${name} as ${ROLES[role]}.`,
        `Open the link to accept or decline by ${until}. You'll sign in with this email address, or create an account for it. You're not a member until you accept.`,
      ],
      facts: [{ label: "Organization", value: textForStrangers(row.name, NAME_CHARACTERS_MAX) }],
      action: { label: "Accept or decline", url: appUrl(path) },
      footer: `You're receiving this because ${invitedBy} entered your email address to invite you. If you ignore it, nothing happens.`,
    }),
  };
}

function readInvitations(db: Queryable, ids: string[]): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select i.id, o.slug, o.name, i.role::text as role, i."invitedById", h.name as "invitedBy",
      (h."bannedAt" is not null or u."bannedAt" is not null) as "isUnwelcome", i."expiresAt"
    from "OrganizationInvitation" i join "Organization" o on o.id = i."organizationId"
    join "User" h on h.id = i."invitedById" left join "User" u on u.email = i.email
    where i.id = any(${ids}::uuid[])`;
}
