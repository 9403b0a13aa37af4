import type { TrackColor } from "../../../server/domains/sessions/schema";
import type { PERSONAS } from "../personas";

export const ROOMS = [
  { name: "Grote Zaal", capacity: 150 },
  { name: "Bibliotheek", capacity: 40 },
  { name: "Werkplaats", capacity: 12 },
];

type Track = { name: string; color: TrackColor; overlapAllowed?: true };

/** Guests drop in and out of the hallway, so its sessions may be booked beside others. */
export const TRACKS: Track[] = [
  { name: "Craft", color: "blue" },
  { name: "Protocols", color: "green" },
  { name: "People", color: "violet" },
  { name: "Hallway", color: "amber", overlapAllowed: true },
];

export const SPEAKERS = {
  ines: { name: "Inês Duarte", bio: "Builds readers that outlive their companies." },
  tove: { name: "Tove Lindgren", bio: "Keeps a feed reader and a flock of sheep, both by hand." },
  kofi: { name: "Kofi Mensah", bio: "Writes protocols that fit on a postcard." },
  yuki: { name: "Yuki Tanabe", bio: "Draws type for screens that nobody makes anymore." },
  priya: { name: "Priya Raman", bio: "Runs the smallest hosting cooperative of Lisbon." },
  sam: { name: "Sam Whitlock", bio: "Teaches people to own their words." },
};

export type ProgramSession = {
  title: string;
  description?: string;
  type: "Talk" | "Workshop" | "Panel" | "Social";
  track: "Craft" | "Protocols" | "People" | "Hallway";
  room: "Grote Zaal" | "Bibliotheek" | "Werkplaats";
  /** The day of the conference, from 0, and the wall clock there. */
  day: number;
  from: string;
  to: string;
  speakers: (keyof typeof SPEAKERS)[];
  waitlistMode?: "offer";
  /** How many guests book it; more than it has seats wait. */
  booked: number;
  /** Personas who book it after the guests. */
  personas?: (keyof typeof PERSONAS)[];
};

/** In the order of their start. Sessions of one slot take different guests. */
export const PROGRAM: ProgramSession[] = [
  {
    title: "Opening: The Web Fits in a Shoebox",
    description: "Why **small** is a feature, and what we will make together until tomorrow night.",
    type: "Talk",
    track: "People",
    room: "Grote Zaal",
    day: 0,
    from: "09:30",
    to: "10:15",
    speakers: ["ines", "sam"],
    booked: 48,
    personas: ["ana", "ben", "chi"],
  },
  {
    title: "Feeds Without a Server",
    description: "Publish from a folder. Bring nothing but a text editor.",
    type: "Talk",
    track: "Protocols",
    room: "Bibliotheek",
    day: 0,
    from: "10:45",
    to: "11:30",
    speakers: ["kofi"],
    booked: 31,
    personas: ["ben"],
  },
  {
    title: "Set a Page by Hand",
    description: "Twelve seats, twelve grids, no framework. You leave with a page that loads in one packet.",
    type: "Workshop",
    track: "Craft",
    room: "Werkplaats",
    day: 0,
    from: "10:45",
    to: "12:15",
    speakers: ["yuki", "tove"],
    booked: 15,
    personas: ["ana"],
  },
  {
    title: "Hosting Among Neighbours",
    type: "Panel",
    track: "People",
    room: "Grote Zaal",
    day: 0,
    from: "11:30",
    to: "12:15",
    speakers: ["priya", "sam"],
    booked: 22,
    personas: ["chi"],
  },
  {
    title: "Zine Table",
    description: "Drop in, fold one page, leave it for the next person.",
    type: "Social",
    track: "Hallway",
    room: "Bibliotheek",
    day: 0,
    from: "13:00",
    to: "17:00",
    speakers: [],
    booked: 9,
    personas: ["ana"],
  },
  {
    title: "Protocols on a Postcard",
    type: "Talk",
    track: "Protocols",
    room: "Grote Zaal",
    day: 0,
    from: "13:30",
    to: "14:15",
    speakers: ["kofi"],
    booked: 26,
    personas: ["ana"],
  },
  {
    title: "Kerning for Terminals",
    type: "Workshop",
    track: "Craft",
    room: "Werkplaats",
    day: 0,
    from: "13:30",
    to: "15:00",
    speakers: ["yuki"],
    waitlistMode: "offer",
    booked: 14,
  },
  {
    title: "How We Closed a Platform Kindly",
    type: "Talk",
    track: "People",
    room: "Grote Zaal",
    day: 0,
    from: "15:30",
    to: "16:15",
    speakers: ["ines"],
    booked: 34,
    personas: ["ben", "chi"],
  },
  {
    title: "Night Walk Along the IJ",
    type: "Social",
    track: "Hallway",
    room: "Grote Zaal",
    day: 0,
    from: "22:30",
    to: "00:30",
    speakers: ["sam"],
    booked: 18,
    personas: ["ana"],
  },
  {
    title: "Reading Logs Like Letters",
    type: "Talk",
    track: "Craft",
    room: "Bibliotheek",
    day: 1,
    from: "09:30",
    to: "10:15",
    speakers: ["tove"],
    booked: 30,
    personas: ["ana"],
  },
  {
    title: "A Reader in an Afternoon",
    description: "Write a feed reader that you would use yourself.",
    type: "Workshop",
    track: "Protocols",
    room: "Werkplaats",
    day: 1,
    from: "09:30",
    to: "12:00",
    speakers: ["ines", "kofi"],
    booked: 12,
    personas: ["ben"],
  },
  {
    title: "Money, Said Out Loud",
    type: "Panel",
    track: "People",
    room: "Grote Zaal",
    day: 1,
    from: "11:00",
    to: "12:00",
    speakers: ["priya", "tove", "sam"],
    booked: 27,
    personas: ["chi"],
  },
  {
    title: "Show and Tell",
    description: "Five minutes each. Anything that you made since yesterday morning.",
    type: "Social",
    track: "People",
    room: "Grote Zaal",
    day: 1,
    from: "14:00",
    to: "16:30",
    speakers: [],
    booked: 44,
    personas: ["ana", "ben", "chi"],
  },
  {
    title: "Closing: Leave the Door Open",
    type: "Talk",
    track: "People",
    room: "Grote Zaal",
    day: 1,
    from: "16:45",
    to: "17:15",
    speakers: ["ines", "kofi"],
    booked: 40,
    personas: ["ana"],
  },
];
