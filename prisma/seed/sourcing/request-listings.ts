import type { Availability, Layout, RfpStatus, TurnDownReason } from "../../../server/domains/rfps/schema";
import type { MemberKey, OrganizationKey } from "./organizations";

/** What a venue said to a request of the demo. Amounts are whole units of the venue's currency, hours since it was asked. */
export type Reply =
  | {
      is: "answer";
      availability: Availability;
      afterHours: number;
      quote?: number;
      message: string;
      room?: number;
    }
  | { is: "turn-down"; reason: TurnDownReason; note: string }
  | { is: "silence" };

export type Asked = {
  house: string;
  reply: Reply;
  shortlisted?: boolean;
  notes?: string;
  /** Words between the organization and the venue; the organization begins. */
  words?: string[];
  wins?: boolean;
};

/** A request of the demo. Days and hours are counted from today. */
export type Request = {
  key: string;
  by: OrganizationKey;
  author: MemberKey;
  title: string;
  eventType: string;
  status: RfpStatus;
  sentDay: number | null;
  deadlineDay: number;
  first: number;
  days: number;
  flexible?: boolean;
  people: [min: number, max: number];
  layouts: Layout[];
  budget?: [amount: number, currency: string];
  needs: string;
  city?: string;
  closeReason?: string;
  asked: Asked[];
};

const unavailable = (afterHours: number, message: string): Reply => ({
  is: "answer",
  availability: "unavailable",
  afterHours,
  message,
});

/** Requests that people can open in the demo: one in each state, and those from which the queues come. */
export const REQUESTS: readonly Request[] = [
  {
    key: "retreat",
    by: "fjord",
    author: "organizer",
    title: "Winter board retreat",
    eventType: "Board meeting",
    status: "draft",
    sentDay: null,
    deadlineDay: 20,
    first: 75,
    days: 2,
    people: [12, 16],
    layouts: ["boardroom"],
    needs: "One quiet room with daylight, dinner on site.",
    city: "Oslo",
    asked: [{ house: "harbour-library", reply: { is: "silence" } }],
  },
  {
    key: "data-days",
    by: "fjord",
    author: "organizer",
    title: "Nordic Data Days",
    eventType: "Conference",
    status: "sent",
    sentDay: -5,
    deadlineDay: 6,
    first: 96,
    days: 3,
    people: [180, 240],
    layouts: ["theatre", "classroom"],
    budget: [48_000, "EUR"],
    needs: "Main stage with two screens, four rooms for workshops of 30, livestream, vegetarian catering.",
    city: "Berlin",
    asked: [
      {
        house: "granary",
        shortlisted: true,
        notes: "Closest to the station. Ask about the second floor for speakers.",
        words: [
          "Can the ground floor be darkened for the keynote?",
          "Yes, blackout blinds on all windows. We can show you a video.",
        ],
        reply: {
          is: "answer",
          availability: "confirmed",
          afterHours: 5,
          quote: 21_400,
          room: 0,
          message: "All three days are free. The price includes furniture, cleaning and a technician.",
        },
      },
      {
        house: "tannery",
        reply: {
          is: "answer",
          availability: "tentative",
          afterHours: 27,
          quote: 16_900,
          room: 0,
          message: "Another group has an option until Friday. We'd love to have you.",
        },
      },
      { house: "kiln-hall", reply: unavailable(9, "We're booked for a festival that week, sorry.") },
      { house: "glass-pavilion", reply: { is: "silence" } },
      {
        house: "signal-works",
        reply: { is: "turn-down", reason: "too_large", note: "Our black box ends at 200 seats." },
      },
    ],
  },
  {
    key: "atlantic",
    by: "fjord",
    author: "cohost",
    title: "Atlantic Partner Summit",
    eventType: "Conference",
    status: "sent",
    sentDay: -2,
    deadlineDay: 2,
    first: 64,
    days: 2,
    people: [250, 320],
    layouts: ["banquet", "cocktail"],
    budget: [60_000, "USD"],
    needs: "Seated dinner on the first evening, river view appreciated.",
    city: "New York",
    asked: [
      { house: "boiler-house", reply: unavailable(6, "A wedding has the hall on both days.") },
      { house: "foundry", reply: { is: "silence" } },
      { house: "customs-house", reply: unavailable(11, "The rotunda is closed for painting that week.") },
    ],
  },
  {
    key: "garden-dinner",
    by: "fjord",
    author: "organizer",
    title: "Speakers' garden dinner",
    eventType: "Dinner",
    status: "sent",
    sentDay: -9,
    deadlineDay: -1,
    first: 45,
    days: 1,
    people: [60, 90],
    layouts: ["banquet"],
    needs: "Long tables outside, a room in case of rain.",
    city: "Lisbon",
    asked: [
      {
        house: "glass-pavilion",
        reply: unavailable(4, "The garden is taken that Saturday. Try us for the week after."),
      },
      { house: "mirador", reply: { is: "silence" } },
    ],
  },
  {
    key: "press-day",
    by: "fjord",
    author: "organizer",
    title: "Autumn press day",
    eventType: "Product launch",
    status: "awarded",
    sentDay: -40,
    deadlineDay: -30,
    first: 18,
    days: 1,
    people: [80, 120],
    layouts: ["theatre"],
    budget: [9_000, "EUR"],
    needs: "Demo tables for eight teams.",
    city: "Barcelona",
    asked: [
      {
        house: "mirador",
        wins: true,
        reply: {
          is: "answer",
          availability: "confirmed",
          afterHours: 3,
          quote: 4_150,
          room: 1,
          message: "The glass room and the roof, all day.",
        },
      },
      {
        house: "tannery",
        reply: {
          is: "answer",
          availability: "confirmed",
          afterHours: 30,
          quote: 3_300,
          room: 1,
          message: "Free all week.",
        },
      },
    ],
  },
  {
    key: "summer-party",
    by: "fjord",
    author: "cohost",
    title: "Summer party",
    eventType: "Party",
    status: "closed",
    sentDay: -60,
    deadlineDay: -50,
    first: 30,
    days: 1,
    people: [150, 200],
    layouts: ["cocktail"],
    needs: "",
    city: "Oslo",
    closeReason: "The party moves into our own office.",
    asked: [
      {
        house: "harbour-library",
        reply: {
          is: "answer",
          availability: "tentative",
          afterHours: 20,
          quote: 52_000,
          message: "Possible after 17:00.",
        },
      },
    ],
  },
  {
    key: "winter-ball",
    by: "northwind",
    author: 2,
    title: "Winter ball",
    eventType: "Ball",
    status: "sent",
    sentDay: -20,
    deadlineDay: -10,
    first: 70,
    days: 1,
    people: [300, 340],
    layouts: ["banquet"],
    needs: "Dance floor.",
    asked: [
      { house: "boiler-house", reply: unavailable(8, "Taken, but people do change their minds.") },
      { house: "customs-house", reply: unavailable(8, "Taken.") },
    ],
  },
  {
    key: "lab-week",
    by: "kestrel",
    author: 8,
    title: "Lab week",
    eventType: "Workshop",
    status: "sent",
    sentDay: -18,
    deadlineDay: -9,
    first: 80,
    days: 4,
    flexible: true,
    people: [60, 100],
    layouts: ["classroom"],
    needs: "Power at every table.",
    asked: [
      { house: "boiler-house", reply: unavailable(30, "No four days in a row, sorry.") },
      { house: "customs-house", reply: unavailable(12, "Taken.") },
      { house: "glass-pavilion", reply: unavailable(14, "Taken.") },
    ],
  },
  {
    key: "tet",
    by: "lotus",
    author: 17,
    title: "Tết gathering",
    eventType: "Festival",
    status: "sent",
    sentDay: -16,
    deadlineDay: -8,
    first: 66,
    days: 1,
    people: [120, 160],
    layouts: ["banquet", "cocktail"],
    needs: "A kitchen that we may use ourselves.",
    asked: [
      { house: "customs-house", reply: unavailable(20, "Taken.") },
      { house: "kiln-hall", reply: unavailable(10, "Taken.") },
    ],
  },
];

/**
 * Queues of the demo: who joined for which request, in their order. Where the venue opened, holds were offered from then on,
 * and every hold of more than 48 hours ago ran out without a reply.
 */
export const QUEUES: readonly {
  house: string;
  joins: { request: string; hoursAgo: number }[];
  openedHoursAgo: number | null;
}[] = [
  // Northwind holds it, Fjord is second, Kestrel third.
  {
    house: "boiler-house",
    openedHoursAgo: 12,
    joins: [
      { request: "winter-ball", hoursAgo: 400 },
      { request: "atlantic", hoursAgo: 36 },
      { request: "lab-week", hoursAgo: 30 },
    ],
  },
  // Fjord holds it for some hours more.
  { house: "glass-pavilion", openedHoursAgo: 30, joins: [{ request: "garden-dinner", hoursAgo: 190 }] },
  // Three holds without a reply: the breaker is open, and Fjord waits behind it.
  {
    house: "customs-house",
    openedHoursAgo: 190,
    joins: [
      { request: "winter-ball", hoursAgo: 420 },
      { request: "lab-week", hoursAgo: 400 },
      { request: "tet", hoursAgo: 360 },
      { request: "atlantic", hoursAgo: 34 },
    ],
  },
  // Fully booked: Fjord is second.
  {
    house: "kiln-hall",
    openedHoursAgo: null,
    joins: [
      { request: "tet", hoursAgo: 340 },
      { request: "data-days", hoursAgo: 100 },
    ],
  },
];
