import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { UserOut, UserRole } from "@/server/domains/operations/users/schema";

type Held = Pick<UserOut, "seats" | "waiting" | "hosting">;

const seatsText = (seats: number) => `${counted(seats, "seat")}`;

/** What a user holds at events that are not over: "3 seats · waits at 1 · hosts 2"; nothing where nothing. */
export function holdsText({ seats, waiting, hosting }: Held): string {
  const parts = [
    seats > 0 && seatsText(seats),
    waiting > 0 && `waits at ${waiting}`,
    hosting > 0 && `hosts ${hosting}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What a ban does in any case; what becomes of events and seats is listed below it. */
export function banText({ name }: { name: string }): string {
  return `${isolate(name)} is signed out everywhere and can't sign in until the ban is lifted. Seats and events do not come back then.`;
}

/** What another role allows. */
export function roleText(name: string, role: UserRole): string {
  if (role === "admin") {
    return `${isolate(name)} can then see everyone's email, ban people, change roles and moderate the guests of any event.`;
  }
  if (role === "moderator") return `${isolate(name)} is marked as a moderator, and cannot open these pages.`;
  return `${isolate(name)} can then do what every guest and host can, and cannot open these pages.`;
}
