/** Minutes of the day as a field for times has them: 420 is "07:00". */
export function clockOf(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The inverse of `clockOf`; null if the text is no time of day. */
export function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** "From 22:00 to 07:00 the next day". */
export function quietSentence({ from, to }: { from: number; to: number }): string {
  return `From ${clockOf(from)} to ${clockOf(to)}${to < from ? " the next day" : ""}`;
}

const two = (number: number) => String(number).padStart(2, "0");
