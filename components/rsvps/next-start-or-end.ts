/** In ms: when the event next starts or ends after the page was rendered; null where neither is still to come. */
export function nextStartOrEnd(
  { status, startsAt, endsAt }: { status: string; startsAt: string; endsAt: string },
  renderedAt: string,
): number | null {
  if (status !== "published") return null;
  const instants = [startsAt, endsAt].map((at) => Date.parse(at));
  return instants.find((at) => at > Date.parse(renderedAt)) ?? null;
}
