import type { Agenda } from "./agenda-facts";
import { type AgendaFilter, agendaHref } from "./agenda-filter";
import type { DayLink } from "./day-bar";
import { dateWords } from "./group-agenda";

type Asked = {
  agenda: Pick<Agenda, "outline" | "day">;
  /** The days on the page, in the zone shown. */
  shown: readonly string[];
  path: string;
  filter: AgendaFilter;
  invite: string | undefined;
  now: Date;
};

/** Where the day bar leads: to a place on the page where it shows all days, and otherwise to the day's own page. */
export function dayLinks({ agenda, shown, path, filter, invite, now }: Asked): DayLink[] {
  if (agenda.day === null) {
    return shown.map((day) => ({ href: `#day-${day}`, label: dateWords(day, now), isCurrent: false }));
  }
  const hrefOf = (day: string) => agendaHref(path, { ...filter, day, after: "" }, invite);
  return agenda.outline.days.map(({ day }) => ({
    href: hrefOf(day),
    label: dateWords(day, now),
    isCurrent: day === agenda.day,
  }));
}
