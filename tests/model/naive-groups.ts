import { type Asked, answered, banned, closedToAll, come, tooLarge, unwelcome } from "./naive-entry";
import { enter, isLive, move, type NaivePool, seatOrAsk, takeAsNewcomer } from "./naive-pool";

export function register(pool: NaivePool, { members, mode, actorId }: Asked<"register">, now: Date): string {
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  const rowOf = (userId: string) => pool.rows.find((each) => each.userId === userId);
  const isIn = (userId: string) => {
    const row = rowOf(userId);
    return row !== undefined && isLive(row);
  };
  const refusal = (userId: string, guests: number) =>
    banned(pool, { userId }) ??
    (rowOf(userId)?.barred ? "rsvp.barred" : rowOf(userId)?.left ? "rsvp.left" : tooLarge(pool, guests));
  const each = members.filter(
    (member, index) => members.findIndex((m) => m.userId === member.userId) === index,
  );
  const comers = each.filter((member) => !isIn(member.userId));
  if (mode === "allOrNothing") {
    if (comers.some((member) => refusal(member.userId, member.guests))) return "group.not-all-fit";
    const seats = comers.reduce((total, member) => total + 1 + member.guests, 0);
    if (seats > 0 && !takeAsNewcomer(pool, seats)) return "group.not-all-fit";
  }
  const results = members.map((member) => {
    if (isIn(member.userId)) return "unchanged";
    const refused = refusal(member.userId, member.guests);
    if (refused) return refused;
    const wish = { ...member, specialRequirements: null };
    const answer = come(pool, wish, (row) => {
      const before = row.asked;
      row.asked = row.userId !== actorId;
      if (mode === "asManyAsFit") {
        const end = enter(pool, row, now);
        if (end !== "changed") row.asked = before;
        return end;
      }
      seatOrAsk(pool, row, now);
      return "changed";
    });
    return answer === "changed" ? (rowOf(member.userId)?.status ?? "") : answer;
  });
  const changed = results.some((result) => ["confirmed", "offered", "waitlisted"].includes(result));
  return `${changed ? "changed" : "unchanged"}: ${results.join(", ")}`;
}

export function openClaim(pool: NaivePool, { link }: Asked<"open-claim">, now: Date): string {
  if (pool.links.some((each) => each.id === link.id)) return "unchanged";
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  if (link.seats < 1 || link.seats > 100) return "invalid";
  if (link.expiresAt <= now || link.expiresAt > pool.terms.startsAt) return "invalid";
  if (!takeAsNewcomer(pool, link.seats)) return "seats.not-enough";
  pool.links.push({ id: link.id, unclaimedSeats: link.seats, expiresAt: link.expiresAt, closedAt: null });
  return "changed";
}

export function claim(pool: NaivePool, request: Asked<"claim">, now: Date): string {
  const old = pool.rows.find((each) => each.userId === request.userId);
  if (old?.status === "confirmed") return "unchanged";
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  const link = pool.links.find((each) => each.id === request.linkId);
  if (!link || link.closedAt) return "claim.ended";
  const refusal = unwelcome(pool, request.userId, old) ?? tooLarge(pool, request.guests);
  if (refusal) return refusal;
  if (1 + request.guests > link.unclaimedSeats) return "claim.not-enough";
  link.unclaimedSeats -= 1 + request.guests;
  return come(pool, request, (row) => {
    answered(row);
    move(row, "confirmed", now);
    return "changed";
  });
}

export function closeClaim(pool: NaivePool, { linkId }: Asked<"close-claim">, now: Date): string {
  const link = pool.links.find((each) => each.id === linkId);
  if (!link || link.closedAt) return "unchanged";
  Object.assign(link, { unclaimedSeats: 0, closedAt: now });
  return "changed";
}
