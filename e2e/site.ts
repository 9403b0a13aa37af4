import path from "node:path";
import { PERSONAS } from "../prisma/seed/personas";
import { mintSignInCookie } from "../server/auth";
import { type Db, openDatabase } from "../server/db/client";
import type { EventDetails, EventPlan } from "../server/domains/events/schema";
import type { RsvpOut } from "../server/domains/rsvps/schema";
import { provideEnv } from "../server/env";
import { readOrMakeSecrets } from "../server/selfhost/data-folder";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { newId } from "../tests/factories";

export type Person = { id: string; email: string; name: string; cookie: string };

export type Plan = Partial<Omit<EventPlan, "startsAt" | "endsAt" | "rsvpClosesAt">> & {
  /** Hours from now. */
  startsInHours?: number;
};

const hourMs = 3_600_000;

/** The server under test, from behind: makes people in its database and acts for them over its own API. */
export class Site {
  private constructor(
    readonly db: Db,
    private readonly origin: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(origin: string): Promise<Site> {
    const folder = path.join(process.env.E2E_SCRATCH ?? "", "self-hosted");
    const postgres = await openEmbeddedPostgres(folder);
    provideEnv({ NEXTAUTH_SECRET: readOrMakeSecrets(folder).nextAuthSecret });
    const db = openDatabase(postgres.url, 2);
    return new Site(db, origin, async () => {
      await db.$disconnect();
      await postgres.leave();
    });
  }

  /** New people with confirmed addresses and nothing booked, by the names that a test has for them. */
  async cast<Part extends string>(...parts: Part[]): Promise<Record<Part, Person>> {
    const ids = parts.map(() => newId());
    await this.db.user.createMany({ data: parts.map((part, index) => rowOf(part, ids[index] ?? newId())) });
    const people = await Promise.all(ids.map((id) => this.known(id)));
    return Object.fromEntries(parts.map((part, index) => [part, people[index]])) as Record<Part, Person>;
  }

  async person(): Promise<Person> {
    return (await this.cast("guest")).guest;
  }

  /** Gives a person the demo's password. */
  async givePassword(person: Person): Promise<void> {
    const where = { id: PERSONAS.dev.id };
    const { passwordHash } = await this.db.user.findUniqueOrThrow({ where, select: { passwordHash: true } });
    await this.db.user.update({ where: { id: person.id }, data: { passwordHash } });
  }

  /** A demo person. Tests sign in as them and change nothing of theirs. */
  demo(key: keyof typeof PERSONAS): Promise<Person> {
    return this.known(PERSONAS[key].id);
  }

  /** A published event. Its title is its own, so that it can be found in any list. */
  async event(host: Person, plan: Plan = {}): Promise<EventDetails> {
    const draft = await this.draft(host, plan);
    return this.call<EventDetails>(host, "POST", `/events/${draft.id}/publish`);
  }

  draft(host: Person, { startsInHours = 48, ...plan }: Plan = {}): Promise<EventDetails> {
    const startsAt = new Date(Date.now() + startsInHours * hourMs);
    return this.call<EventDetails>(host, "POST", "/events", {
      title: `Evening ${host.id.slice(-6)}`,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * hourMs),
      timeZone: "Europe/Lisbon",
      ...plan,
    });
  }

  async rsvp(person: Person, event: { id: string }, guests = 0): Promise<RsvpOut> {
    const path = `/events/${event.id}/rsvp`;
    return (await this.call<{ rsvp: RsvpOut }>(person, "POST", path, { guests })).rsvp;
  }

  async withdraw(person: Person, event: { id: string }): Promise<void> {
    await this.call(person, "DELETE", `/events/${event.id}/rsvp`);
  }

  /** Raises or lowers the seats as the host would, on whatever version the event has now. */
  async setCapacity(host: Person, event: { id: string }, capacity: number): Promise<void> {
    const { version } = await this.call<EventDetails>(host, "GET", `/events/${event.id}`);
    await this.call(host, "PATCH", `/events/${event.id}`, { capacity, expectedVersion: version });
  }

  async call<T>(person: Person, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: { cookie: person.cookie, "content-type": "application/json" },
      ...(method !== "GET" && { body: JSON.stringify(body ?? {}) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** The same person signed in on another device. */
  signInAgain(id: string): Promise<Person> {
    return this.known(id);
  }

  private async known(id: string): Promise<Person> {
    const select = { id: true, email: true, name: true };
    const user = await this.db.user.findUniqueOrThrow({ where: { id }, select });
    return { id, email: user.email, name: user.name, cookie: await mintSignInCookie(this.db, id) };
  }
}

/** "ana" becomes "Ana 3f2a": one of her kind in every list. */
function rowOf(part: string, id: string) {
  const name = `${part.charAt(0).toUpperCase()}${part.slice(1)} ${id.slice(-4)}`;
  return { id, name, email: `${part}-${id.slice(-12)}@people.test`, emailVerifiedAt: new Date() };
}
