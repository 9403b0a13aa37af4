import type { QuestionWish } from "../../server/domains/events/questions/schema";
import type { PartyRule, PoolTerms } from "../../server/domains/rsvps/seats/schema";
import type { DESCRIPTIONS } from "./descriptions";
import type { PERSONAS } from "./personas";

type PersonaKey = keyof typeof PERSONAS;

/** Somebody who answers: a persona, or the next guest who has not answered this event yet. */
export type Answer = { who: PersonaKey | "guest"; guests?: number };

/** The terms of a pool that most events of the demo leave as they usually are. */
type RareTerms = Partial<Pick<PoolTerms, "waitlistMode" | "offerMinutes" | "approvalRequired">>;

/** An event of the demo. Days are counted from today in its zone; times are its wall clock. */
export type Listing = RareTerms & {
  key: keyof typeof DESCRIPTIONS;
  title: string;
  host: PersonaKey;
  place?: string;
  onlineUrl?: string;
  placeHidden?: true;
  guestList?: "everyone" | "hosts";
  timeZone: string;
  starts: { day: number; time: string };
  ends: { day: number; time: string };
  /** Absent = unlimited. */
  capacity?: number;
  guestsMax?: number;
  partyRule?: PartyRule;
  waitlistEnabled?: false;
  /** RSVPs close this many hours before the start. */
  closesHoursBefore?: number;
  status?: "draft" | "cancelled";
  visibility?: "unlisted" | "private";
  staff?: Partial<Record<PersonaKey, "cohost" | "door">>;
  answers: Answer[];
  /** Taken back at the end, by their place in `answers`: the queue moves up. */
  withdrawn?: number[];
  /** Where the host approves each guest: those who were, by their place in `answers`. */
  approved?: number[];
  /** Asked of everybody; each is answered with one of `replies` in turn. */
  questions?: (Omit<QuestionWish, "id"> & { replies: string[] })[];
  /** In how many waves the answers came; three, when left out. */
  waves?: number;
  /** How many people looked at its page. */
  visitors?: number;
  /** How many more dates follow, a week apart each. They have no guests yet. */
  weeksMore?: number;
};

/** Parties of these sizes, brought by guests in this order. */
export function parties(...sizes: number[]): Answer[] {
  return sizes.map((size) => ({ who: "guest", guests: size - 1 }));
}

/** So many guests, every third with somebody along. */
export function crowd(count: number, guestsMax = 1): Answer[] {
  return parties(...Array.from({ length: count }, (_, index) => (index % 3 === 2 ? 1 + guestsMax : 1)));
}

export const LISTINGS: Listing[] = [
  {
    key: "studios",
    title: "Open Studios at the Old Cannery",
    host: "organizer",
    place: "Old Cannery, Verftsgata 12, Bergen",
    timeZone: "Europe/Oslo",
    starts: { day: -1, time: "11:00" },
    ends: { day: 2, time: "20:00" },
    guestsMax: 4,
    answers: [...crowd(21, 2), { who: "moderator" }],
  },
  {
    key: "ceramics",
    title: "Ceramics for Beginners: Throw Your First Bowl",
    host: "host",
    place: "Studio Ton, Oranienstraße 24, Berlin",
    timeZone: "Europe/Berlin",
    starts: { day: 3, time: "18:30" },
    ends: { day: 3, time: "20:30" },
    capacity: 12,
    guestsMax: 1,
    closesHoursBefore: 4,
    staff: { cohost: "cohost" },
    answers: [{ who: "ana", guests: 1 }, ...parties(2, 1, 1, 2, 1, 1, 1)],
  },
  {
    key: "run",
    title: "Early Long Run along the Thames",
    host: "ben",
    place: "Hammersmith Bridge, south side, London",
    timeZone: "Europe/London",
    starts: { day: 4, time: "08:30" },
    ends: { day: 4, time: "10:30" },
    guestsMax: 2,
    answers: [...crowd(17), { who: "ana" }, { who: "moderator" }],
  },
  {
    key: "jazz",
    title: "Harbour Lights: An Evening of Slow Jazz",
    host: "host",
    place: "Armazém do Cais, Rua da Cintura 8, Lisbon",
    timeZone: "Europe/Lisbon",
    starts: { day: 6, time: "20:00" },
    ends: { day: 6, time: "23:00" },
    capacity: 80,
    guestsMax: 3,
    staff: { cohost: "cohost", door: "door" },
    visitors: 412,
    answers: [{ who: "ana", guests: 2 }, ...crowd(24, 1), { who: "owner", guests: 1 }],
  },
  {
    key: "database",
    title: "Ask a Database Engineer: Locks, Live",
    host: "admin",
    onlineUrl: "https://meet.example.org/locks-live",
    timeZone: "America/Los_Angeles",
    starts: { day: 7, time: "09:00" },
    ends: { day: 7, time: "10:00" },
    capacity: 500,
    answers: [...parties(...Array.from({ length: 43 }, () => 1)), { who: "chi" }, { who: "cohost" }],
  },
  {
    key: "supper",
    title: "Supper Club: Ten Courses of Winter Roots",
    host: "host",
    place: "Bageriet, Refshalevej 163, Copenhagen",
    timeZone: "Europe/Copenhagen",
    starts: { day: 9, time: "18:00" },
    ends: { day: 9, time: "22:30" },
    capacity: 24,
    guestsMax: 3,
    staff: { cohost: "cohost", door: "door" },
    visitors: 187,
    answers: [
      { who: "ana", guests: 1 },
      ...parties(2, 4, 2, 1, 3, 2, 1, 4, 2, 1),
      { who: "chi", guests: 2 },
      ...parties(1),
      { who: "ben", guests: 1 },
      ...parties(4, 1, 3, 1, 2),
    ],
    // Two single seats come free one after the other: Chi's three and Ben's two are passed over by parties of one.
    withdrawn: [4, 10],
  },
  {
    key: "momo",
    title: "Momo Making and Stories from the Pass",
    host: "cohost",
    place: "Yala Courtyard, Jhamsikhel, Lalitpur",
    timeZone: "Asia/Kathmandu",
    starts: { day: 11, time: "16:00" },
    ends: { day: 11, time: "19:30" },
    capacity: 16,
    guestsMax: 5,
    partyRule: "strict",
    answers: [...parties(4, 2, 6, 3, 1), ...parties(4, 1, 2)],
    withdrawn: [4],
  },
  {
    key: "vinyl",
    title: "Five Records, Five Wines",
    host: "moderator",
    place: "Plaatwerk, Witte de Withstraat 61, Rotterdam",
    timeZone: "Europe/Amsterdam",
    starts: { day: 13, time: "19:30" },
    ends: { day: 13, time: "23:00" },
    capacity: 10,
    guestsMax: 1,
    waitlistEnabled: false,
    answers: parties(2, 1, 2, 1, 2, 2),
  },
  {
    key: "conference",
    title: "Small Web Conf: Three Days of Handmade Internet",
    host: "organizer",
    place: "Pakhuis de Zwijger, Piet Heinkade 179, Amsterdam",
    timeZone: "Europe/Amsterdam",
    starts: { day: 20, time: "09:00" },
    ends: { day: 22, time: "17:00" },
    capacity: 150,
    guestsMax: 1,
    closesHoursBefore: 48,
    staff: { cohost: "cohost", door: "door" },
    visitors: 640,
    answers: [...crowd(52), { who: "ana" }, { who: "host", guests: 1 }],
  },
  {
    key: "breakfast",
    title: "Founders' Breakfast",
    host: "owner",
    place: "The Long Table, 41 Bond Street, New York",
    timeZone: "America/New_York",
    starts: { day: 5, time: "08:00" },
    ends: { day: 5, time: "09:30" },
    capacity: 14,
    visibility: "unlisted",
    answers: parties(1, 1, 1, 1, 1, 1, 1, 1, 1),
  },
  {
    key: "birthday",
    title: "Forty! Sunset on the Roof",
    host: "host",
    place: "Rua Aspicuelta 207, rooftop, São Paulo",
    timeZone: "America/Sao_Paulo",
    starts: { day: 16, time: "17:30" },
    ends: { day: 17, time: "01:00" },
    capacity: 30,
    guestsMax: 2,
    visibility: "private",
    answers: [{ who: "ana", guests: 1 }, { who: "ben" }, ...parties(2, 3, 1, 2, 2)],
  },
  {
    key: "repair",
    title: "Repair Café, the January Edition",
    host: "host",
    place: "Biblioteca de Alcântara, Lisbon",
    timeZone: "Europe/Lisbon",
    starts: { day: 45, time: "14:00" },
    ends: { day: 45, time: "18:00" },
    capacity: 40,
    status: "draft",
    answers: [],
  },
  {
    key: "cinema",
    title: "Open-Air Cinema in the Orchard",
    host: "host",
    place: "Quinta das Pereiras, Sintra",
    timeZone: "Europe/Lisbon",
    starts: { day: 8, time: "20:30" },
    ends: { day: 8, time: "23:00" },
    capacity: 60,
    guestsMax: 3,
    status: "cancelled",
    answers: [{ who: "ana", guests: 1 }, { who: "ben" }, ...crowd(11)],
  },
  {
    key: "photography",
    title: "Night Photography Walk: Shinjuku after Rain",
    host: "host",
    place: "Studio Alta, Shinjuku, Tokyo",
    timeZone: "Asia/Tokyo",
    starts: { day: -8, time: "19:00" },
    ends: { day: -8, time: "22:00" },
    capacity: 20,
    guestsMax: 1,
    answers: [{ who: "ana" }, { who: "chi", guests: 1 }, ...crowd(24)],
    waves: 8,
    withdrawn: [3, 6, 9, 11],
    visitors: 236,
  },
];
