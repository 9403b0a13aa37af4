import { LOOK_AGAIN_MS } from "./boundary";

/** In ms: when the event next begins or ends after the page was rendered; null where neither is still to come. */
export function nextTurn(
  { status, startsAt, endsAt }: { status: string; startsAt: string; endsAt: string },
  renderedAt: string,
): number | null {
  if (status !== "published") return null;
  const turns = [startsAt, endsAt].map((at) => Date.parse(at));
  return turns.find((at) => at > Date.parse(renderedAt)) ?? null;
}

/** How long to wait before looking at the clock again; 0 once it is time. */
export function waitMs(dueMs: number, now: Date): number {
  return Math.min(Math.max(0, dueMs - now.getTime()), LOOK_AGAIN_MS);
}
