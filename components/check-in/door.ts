import type { ScanAnswer } from "@/server/domains/checkin/schema";
import { DoorData, type Setting } from "./door-data";
import { type RecentScan, withRecent } from "./door-state";
import { inTime, meaningOf, refusalOf, refusedFor } from "./door-wire";
import { decideOffline, type Named } from "./offline/decide-offline";
import * as store from "./offline/door-store";
import { applyAnswer, guestById } from "./offline/local-list";
import { hashOf, newNonce } from "./offline/text-hash";
import { type Verdict, verdictOf } from "./result/verdict";

const NO_LIST = refusedFor(
  "You're offline and this phone has no guest list for this door. Connect once, and it works offline from then on.",
);
const NOT_ADDED =
  "You're offline, so no one was added. Whether there's a seat is known when you're online. Check recent scans before you try again.";

type Asked = { text: string } | { rsvpId: string };
type WalkIn = { name: string; email?: string; guests: number } | { rsvpId: string };

/**
 * What a phone at a door does. Every scan gets a nonce first; the server decides it, or this phone does if the server
 * cannot be reached, and then it is queued under the same nonce: whether or not the lost request had arrived, it counts
 * once.
 */
export class Door {
  readonly data: DoorData;

  constructor(private readonly setting: Setting) {
    this.data = new DoorData(setting);
  }

  /** @param members left out: everyone of the group; "next": the first who is not here yet */
  async scan(asked: Asked, members?: number[] | "next"): Promise<RecentScan> {
    const nonce = newNonce();
    const { list, sessionId } = this.data.read();
    const named: Named = "text" in asked ? { text: asked.text, hash: await hashOf(asked.text) } : asked;
    const local = list && decideOffline(list, { named, members, now: this.data.now() });
    const explicit = members === "next" ? local?.arrives?.members : members;
    const whom = "text" in asked ? { code: asked.text } : asked;
    return this.#decide(nonce, {
      online: (sent) =>
        this.setting.client.checkIn.scan.mutate({ ...sent, ...whom, ...(explicit && { members: explicit }) }),
      before: local?.before ?? [],
      offline: async () => {
        if (!local) return NO_LIST;
        if (!local.arrives) return local.verdict;
        await this.data.queue({ nonce, kind: "arrive", sessionId, ...local.arrives });
        return local.verdict;
      },
    });
  }

  async undo(of: {
    rsvpId: string;
    name: string;
    seats: number;
    members: number[];
    arrived: number[];
  }): Promise<RecentScan> {
    const nonce = newNonce();
    const { rsvpId, members, name, seats } = of;
    const { sessionId } = this.data.read();
    return this.#decide(nonce, {
      online: (sent) => this.setting.client.checkIn.undo.mutate({ ...sent, rsvpId, members }),
      before: of.arrived,
      offline: async () => {
        await this.data.queue({ nonce, kind: "undo", sessionId, rsvpId, members });
        const arrived = of.arrived.filter((member) => !members.includes(member));
        return { tone: "undone", rsvpId, name, seats, arrived };
      },
    });
  }

  /** Adds a person at the door; only the server knows whether there is a seat. */
  async walkIn(person: WalkIn): Promise<RecentScan> {
    return this.#decide(newNonce(), {
      online: ({ scannedAt: _, sentAt: __, ...sent }) =>
        this.setting.client.checkIn.walkIn.mutate({ ...sent, ...person }),
      before: [],
      offline: async () => refusedFor(NOT_ADDED, "name" in person ? person.name : null),
    });
  }

  /** @returns how many people at the door got a seat @throws as the procedure does */
  async giveAway(): Promise<number> {
    const { sessionId } = this.data.read();
    const asked = { eventId: this.setting.event.id, ...(sessionId && { sessionId }) };
    const { served } = await this.setting.client.checkIn.serveDoor.mutate(asked);
    await Promise.all([this.data.refreshList(), this.data.refreshCounts()]);
    return served;
  }

  /** A person has seen it. */
  async dropConflict(nonce: string): Promise<void> {
    await store.dropConflict(nonce);
    await this.data.readConflicts();
  }

  async #decide(nonce: string, how: Deciding): Promise<RecentScan> {
    const { sessionId } = this.data.read();
    this.data.set({ isDeciding: true });
    const at = new Date().toISOString();
    const sent = {
      eventId: this.setting.event.id,
      ...(sessionId && { sessionId }),
      nonce,
      scannedAt: at,
      sentAt: at,
    };
    let verdict: Verdict;
    try {
      verdict = await this.#ask(sent, how);
    } finally {
      this.data.set({ isDeciding: false });
    }
    const isQueued = this.data.read().queue.some((scan) => scan.nonce === nonce);
    const shown = { nonce, at: this.data.now(), verdict, isQueued };
    this.data.set({ shown, recent: withRecent(this.data.read().recent, shown) });
    return shown;
  }

  async #ask(sent: Sent, { online, offline, before }: Deciding): Promise<Verdict> {
    if (!this.data.read().isOnline) return offline();
    try {
      const answer = await inTime(online(sent));
      this.data.change((list) => applyAnswer(list, answer));
      void this.data.refreshCounts();
      const { list } = this.data.read();
      const isNew = answer.rsvp !== null && list !== null && !guestById(list, answer.rsvp.id);
      if (answer.outcome === "waiting" || isNew) void this.data.refreshList();
      return verdictOf(answer, before, this.data.now());
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning === "refused") return refusalOf(error);
      if (meaning === "unreachable") this.data.set({ isOnline: false });
      if (meaning === "signed-out") this.data.set({ sending: meaning });
      return offline();
    }
  }
}

type Sent = { eventId: string; sessionId?: string; nonce: string; scannedAt: string; sentAt: string };

type Deciding = {
  online: (sent: Sent) => Promise<ScanAnswer>;
  offline: () => Promise<Verdict>;
  /** Who of the group was here before. */
  before: number[];
};
