import { toCsv } from "@/lib/csv";
import { dayInZone } from "@/lib/dates";
import { CSV_COLUMNS, type CsvColumn } from "@/server/domains/sessions/csv.policy";

/** A program of three sessions on the first day of the event, as an import takes it. It has no ids: all are new. */
export function exampleFile(event: { startsAt: string; timeZone: string }): string {
  const day = dayInZone(new Date(event.startsAt), event.timeZone);
  const columns = CSV_COLUMNS.filter((column): column is Exclude<CsvColumn, "id"> => column !== "id");
  const rows = EXAMPLES.map((example) => {
    const times = { start: `${day} ${example.start}`, end: `${day} ${example.end}` };
    return columns.map((column) => ({ ...example, ...times })[column]);
  });
  return toCsv([columns, ...rows]);
}

const EXAMPLES: Record<Exclude<CsvColumn, "id">, string>[] = [
  {
    title: "Opening",
    description: "What the day brings, and where to find coffee.",
    type: "Keynote",
    track: "",
    room: "Main hall",
    speakers: "Ana Reis",
    start: "09:00",
    end: "09:45",
    capacity: "",
    waitlist: "",
  },
  {
    title: "Letterpress for beginners",
    description: "Set a line of type and print it.",
    type: "Workshop",
    track: "Craft",
    room: "Studio",
    speakers: "Ben Okafor; Mei Lin",
    start: "10:00",
    end: "12:00",
    capacity: "12",
    waitlist: "yes",
  },
  {
    title: "The history of ink",
    description: "",
    type: "Talk",
    track: "History",
    room: "Main hall",
    speakers: "Ana Reis",
    start: "10:00",
    end: "10:45",
    capacity: "",
    waitlist: "",
  },
];
