import fc from "fast-check";
import type { PoolTerms } from "../../server/seats/facts";

/** The people of one play. They are numbered, so that a play is plain data and shrinks well. */
export const PEOPLE = 7;
export const LINKS = 3;

/** Relative instants, because a play does not know when it is played; null stays null. */
type TermsChange = Partial<Omit<PoolTerms, "opensAt" | "closesAt" | "startsAt" | "endsAt">> & {
  opensIn?: number | null;
  closesIn?: number | null;
  startsIn?: number;
};

type OfOnePerson =
  | { kind: "join"; guests: number }
  | { kind: "edit"; guests: number; stale: boolean }
  | { kind: "withdraw" }
  | { kind: "accept" | "refuse"; meaning: "whichever" | "this" | "earlier" }
  | { kind: "promote" | "seat" | "approve" | "decline" | "remove" | "restore" | "bar" | "unbar" }
  | { kind: "prioritize"; priority: number }
  | { kind: "check-in" | "undo-check-in"; members: number[] | undefined }
  | { kind: "wait-at-door" }
  | { kind: "claim"; link: number; guests: number };

/**
 * A request of a play. With `aim`, `who` counts among the people for whom the request can take effect (people with
 * an offer for an acceptance), and `link` among the open links; without it, or if there are none, among all.
 */
export type Ask =
  | ({ who: number; aim: boolean } & OfOnePerson)
  | { kind: "register"; members: { who: number; guests: number }[]; allOrNothing: boolean }
  | { kind: "open-claim"; link: number; seats: number; minutes: number }
  | { kind: "close-claim"; link: number; aim: boolean }
  | { kind: "terms"; change: TermsChange; moving: "nobody" | "them" | "others" }
  | { kind: "serve-door" }
  | { kind: "sweep" };

/** Time passes; then requests are made in one list, or an account is banned or pardoned. */
export type Step = { minutes: number } & ({ asks: Ask[] } | { account: number; banned: boolean });
export type Play = { terms: TermsChange; steps: Step[] };

function seldom(): fc.Arbitrary<boolean> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
}

const guests = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(4));
const person = { who: fc.nat(PEOPLE - 1), aim: fc.boolean() };
const aimed = {
  who: fc.nat(PEOPLE - 1),
  aim: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.boolean()),
};
// Actions that admit are more frequent than actions that put out.
const MODERATION = [
  "promote",
  "promote",
  "seat",
  "approve",
  "approve",
  "restore",
  "restore",
  "unbar",
  "decline",
  "remove",
  "bar",
] as const;
const link = fc.nat(LINKS - 1);
const hoursFromNow = fc.constantFrom(-60, 30, 240, 1_440);

const oneTerm: fc.Arbitrary<TermsChange> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ capacity: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 1, arbitrary: fc.constant({ capacity: null }) },
  { weight: 2, arbitrary: fc.record({ partyRule: fc.constantFrom("skip", "strict") }) },
  { weight: 2, arbitrary: fc.record({ waitlistMode: fc.constantFrom("automatic", "offer") }) },
  { weight: 1, arbitrary: fc.record({ passOversMax: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ guestsMax: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ approvalRequired: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ waitlistEnabled: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ offerMinutes: fc.constantFrom(5, 60, 1_440) }) },
  { weight: 1, arbitrary: fc.record({ cutoffMinutes: fc.constantFrom(0, 60, 720) }) },
  { weight: 1, arbitrary: fc.record({ closesIn: fc.oneof(fc.constant(null), hoursFromNow) }) },
  { weight: 1, arbitrary: fc.record({ opensIn: fc.constantFrom(null, null, -60, 30) }) },
  { weight: 1, arbitrary: fc.record({ doorMinutes: fc.constantFrom(null, 0, 5) }) },
  // The doors of an event that is going on.
  {
    weight: 2,
    arbitrary: fc.record({ startsIn: fc.constant(-60), doorMinutes: fc.constantFrom(0, 30, 90) }),
  },
  { weight: 1, arbitrary: fc.record({ startsIn: fc.constantFrom(-300, -60, 20, 600, 1_440, 2_880) }) },
  {
    weight: 1,
    arbitrary: fc.record({ state: fc.constantFrom("open", "open", "open", "draft", "cancelled") }),
  },
  // A closed pool reopens often, so that plays do not end there.
  { weight: 4, arbitrary: fc.constant({ state: "open", opensIn: null, closesIn: null, startsIn: 1_440 }) },
);

/** Small and contested, in every combination of rules. */
const start: fc.Arbitrary<TermsChange> = fc.record({
  capacity: fc.integer({ min: 1, max: 5 }),
  waitlistMode: fc.constantFrom("automatic", "offer"),
  partyRule: fc.constantFrom("skip", "skip", "strict"),
  passOversMax: fc.nat(3),
  approvalRequired: seldom(),
});

const change = fc.array(oneTerm, { minLength: 1, maxLength: 2 }).map((parts) => Object.assign({}, ...parts));

const ask: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: fc.constant("join"), ...person, guests }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("edit"), ...aimed, guests, stale: seldom() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("withdraw"), ...aimed }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("accept", "accept", "refuse"),
      ...aimed,
      meaning: fc.constantFrom("whichever", "this", "this", "earlier"),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constantFrom(...MODERATION),
      ...aimed,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("prioritize"),
      ...aimed,
      priority: fc.constantFrom(-1, 0, 1, 1, 50, 50, 100, 101),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("check-in", "check-in", "undo-check-in"),
      ...aimed,
      members: fc.option(fc.uniqueArray(fc.nat(3), { maxLength: 3 }), { nil: undefined }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("wait-at-door"), ...aimed }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("claim"), ...aimed, link, guests }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("register"),
      members: fc.array(fc.record({ who: person.who, guests }), { minLength: 1, maxLength: 4 }),
      allOrNothing: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("open-claim"),
      link,
      seats: fc.constantFrom(1, 1, 2, 2, 3, 5, 0),
      minutes: fc.constantFrom(30, 240, 240, 720, 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("close-claim"), link, aim: aimed.aim }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("terms"),
      change,
      moving: fc.constantFrom("nobody", "them", "them", "others"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("sweep", "serve-door") }) },
) as fc.Arbitrary<Ask>;

const minutes = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constantFrom(1, 5, 30) },
  { weight: 1, arbitrary: fc.constantFrom(90, 720) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ minutes, asks: fc.tuple(ask) }) },
  { weight: 3, arbitrary: fc.record({ minutes, asks: fc.array(ask, { minLength: 2, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ minutes, account: person.who, banned: fc.boolean() }) },
);

/** Every person joins, so that the following steps meet a full pool and a queue. */
const opening: fc.Arbitrary<Step> = fc
  .array(guests, { minLength: PEOPLE, maxLength: PEOPLE })
  .map((parties) => ({
    minutes: 0,
    asks: parties.map((party, who) => ({ kind: "join", who, aim: false, guests: party })),
  }));

/** Plays of up to `stepsMax` steps; one in `emptyOneIn` begins with an empty pool. */
export function plays(stepsMax: number, emptyOneIn = 5): fc.Arbitrary<Play> {
  return fc
    .record({
      terms: start,
      opening: fc.option(opening, { freq: emptyOneIn - 1 }),
      steps: fc.array(step, { maxLength: stepsMax, size: "max" }),
    })
    .map(({ terms, opening: first, steps }) => ({ terms, steps: first ? [first, ...steps] : steps }));
}

/** Up to five concurrent requests, many of them for the same few seats. */
export const crowds: fc.Arbitrary<Ask[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: ask },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("join"), ...person, guests }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("withdraw"), ...aimed }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("promote"), ...aimed }) },
  ) as fc.Arbitrary<Ask>,
  { minLength: 2, maxLength: 5, size: "max" },
);
