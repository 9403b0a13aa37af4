/**
 * What ends what: the one table. A cause either ends a thing or lets it stay, and says why; `endWhatEnds` carries a row
 * out in the transaction of its cause, and a test goes through it cell by cell. What ends a right to one event and no
 * account's - a guest declined, barred or removed, a shared link renewed - ends only what listens to the event, by the
 * sink for live pages.
 */

/** What can end. The keys are the columns; each says why it stays where a cause does not end it. */
export const THINGS = {
  thisSignIn: "The sign-in is not what the cause is about.",
  otherSignIns: "The other devices are not what the cause is about.",
  mailedLinks:
    "Links to sign in, confirm or change an address, or choose a password end by use and after a day.",
  password: "It still belongs to the person whose account this is.",
  otherSites: "The accounts at other sites still belong to the person.",
  accessTokens: "Programs go on working until their owner ends them; the settings list them.",
  calendarAddress: "Calendar programs go on working until their owner asks for a new address.",
  offerLinks: "An offer link answers one offer, and ends with it.",
  claimLinks: "A claim link belongs to the group that its leader gave it to; host and leader can close it.",
  invitationLinks: "An event's invitation link belongs to the event; its hosts renew it.",
  webhooks: "Webhooks are listed in the settings and belong to the host's integration.",
  organizationWebhooks:
    "Webhooks that a person set up for an organization belong to it, and stay while they may manage them.",
  sockets: "Nothing that opened a live connection has ended.",
  phoneCode: "A code reaches only the phone that it was sent to, and ends within minutes.",
  phone: "The number was confirmed by the person.",
  idempotencyKeys: "Kept answers are the person's own, and end after a day.",
  staffRoles: "Roles are given by hosts to an address, and count only while it is confirmed.",
  unsubscribeLinks: "A mail that was sent must be possible to unsubscribe from for good.",
} as const;

export type Thing = keyof typeof THINGS;

type Row = {
  /** Why what ends ends. */
  why: string;
  ends: readonly Thing[];
  /** Where the reason to stay is another one than the column's. */
  stays?: Partial<Record<Thing, string>>;
};

/** Everything by which a person could have kept a way back in. */
const EVERY_WAY_IN = [
  "thisSignIn",
  "otherSignIns",
  "mailedLinks",
  "accessTokens",
  "calendarAddress",
  "offerLinks",
  "sockets",
  "phoneCode",
] as const satisfies Thing[];

const CAUSE_ROWS = {
  "sign-out": {
    why: "Signing out ends this sign-in on the server, not only its cookie, and what it listens to.",
    ends: ["thisSignIn", "sockets"],
  },
  "sign-out-everywhere": {
    why: "The person does not know who else is signed in as them.",
    ends: ["thisSignIn", "otherSignIns", "sockets", "mailedLinks", "phoneCode"],
    stays: { accessTokens: "The person asked to end devices; tokens are ended where they are listed." },
  },
  "password-changed": {
    why: "A person who knew the old password may be signed in elsewhere, or have requested a link.",
    ends: ["otherSignIns", "mailedLinks", "sockets", "phoneCode"],
    stays: {
      thisSignIn: "It has just shown the old password.",
      accessTokens: "The form offers to end them as well, which is the cause tokens-ended.",
      calendarAddress: "The form offers to end it as well, which is the cause tokens-ended.",
    },
  },
  "tokens-ended": {
    why: "The person asked for everything that programs were given to end.",
    ends: ["accessTokens", "calendarAddress", "sockets"],
  },
  "password-reset": {
    why: "A reset answers a lost or stolen account: nothing from before may still lead in.",
    ends: EVERY_WAY_IN,
    stays: { password: "The reset itself puts the new one in its place." },
  },
  "address-claimed": {
    why: "The account was created before its address was confirmed.",
    ends: [
      ...EVERY_WAY_IN,
      "password",
      "otherSites",
      "claimLinks",
      "webhooks",
      "organizationWebhooks",
      "phone",
      "idempotencyKeys",
    ],
    stays: { staffRoles: "Hosts gave them to the address, whose owner has just shown that it is theirs." },
  },
  "address-confirmed": {
    why: "The person who signed up has shown that the address is theirs: it is the same person.",
    ends: ["mailedLinks"],
  },
  "address-changed": {
    why: "What was mailed to the old address must not lead in from there.",
    ends: ["otherSignIns", "mailedLinks", "offerLinks", "sockets"],
    stays: {
      thisSignIn: "It has just changed the address.",
      staffRoles: "The change moves them to the new address with the person.",
    },
  },
  banned: {
    why: "A banned person is shut out whatever they hold, and an end of the ban brings nothing of it back.",
    ends: [...EVERY_WAY_IN, "claimLinks", "organizationWebhooks", "idempotencyKeys"],
    stays: {
      webhooks: "Nothing is sent to them while the ban lasts.",
      password: "It is refused while the ban lasts, and signs in again afterwards.",
      otherSites: "They are refused while the ban lasts, and sign in again afterwards.",
      staffRoles: "They need a sign-in, which a banned person cannot begin.",
    },
  },
  unbanned: { why: "The end of a ban ends nothing.", ends: [] },
  "role-lowered": {
    why: "Connections that were opened with the higher role are asked anew.",
    ends: ["sockets"],
  },
  "token-revoked": {
    why: "The token's owner ended it, and what it listens to.",
    ends: ["sockets"],
    stays: { accessTokens: "Only the one that was named ends." },
  },
  "role-removed": {
    why: "A helper who was removed, or may do less than before, no longer listens as they did.",
    ends: ["sockets"],
  },
  "organization-role-ended": {
    why: "A member who may not manage an organization's webhooks must not go on receiving by one that they set up.",
    ends: ["organizationWebhooks"],
    stays: { sockets: "The fact about the membership cuts what listens to the organization." },
  },
  "invitation-removed": {
    why: "An invited person who has not answered no longer sees the private event.",
    ends: ["sockets"],
  },
  "account-deleted": {
    why: "Nothing leads into an account that is gone.",
    // Roles, like mailed links, belong to the address: only an account that confirmed it ends them.
    ends: [
      ...EVERY_WAY_IN,
      "password",
      "otherSites",
      "claimLinks",
      "webhooks",
      "organizationWebhooks",
      "phone",
      "idempotencyKeys",
      "staffRoles",
    ],
  },
  "demo-off": {
    why: "The demo's passwords are public; off means off.",
    ends: [...EVERY_WAY_IN, "webhooks", "organizationWebhooks", "idempotencyKeys"],
    stays: {
      password: "It is refused while the demo is off.",
      otherSites: "They are refused while the demo is off.",
      staffRoles: "They need a sign-in, which the demo's people cannot begin.",
    },
  },
} as const satisfies Record<string, Row>;

export type Cause = keyof typeof CAUSE_ROWS;

export const CAUSES = Object.keys(CAUSE_ROWS) as Cause[];

/** The cell of a cause and a thing. */
export function verdict(cause: Cause, thing: Thing): { ends: boolean; why: string } {
  const row: Row = CAUSE_ROWS[cause];
  if (row.ends.includes(thing)) return { ends: true, why: row.why };
  return { ends: false, why: row.stays?.[thing] ?? THINGS[thing] };
}
