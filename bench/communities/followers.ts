import { setTimeout as wait } from "node:timers/promises";
import WebSocket from "ws";
import { refetchDelayMs } from "../../components/rsvps/newest-answer";
import { groupChannel } from "../../server/realtime/community-channels";
import { createGroup } from "../../tests/group-factories";
import { Connections, trpcQuery, trpcRequest } from "../http-client";
import { percentiles } from "../stats";
import { openWorld, type Person, type World } from "../world";

const FOLLOWERS = 1_000;
const ROUNDS = 10;
const WARM_UP = 2;
/** Pages ask again at a random moment; between two rounds all have. */
const PAUSE_MS = 3_000;

/**
 * The time from sending a post until the open pages of 1,000 members of its group have heard of it, and until each, which
 * asks for the newest posts after the delay of its own as the page does, has the post.
 */
export async function followers() {
  const world = await openWorld();
  try {
    const people = await world.people(FOLLOWERS);
    const group = await createGroup(world.db);
    await world.db.groupMember.createMany({
      data: people.map(({ id }) => ({ groupId: group.id, userId: id, role: "member" as const })),
    });
    await world.db.groupTally.update({ where: { groupId: group.id }, data: { members: 1 + FOLLOWERS } });
    const channel = groupChannel({ id: group.id, visibility: "public" });
    const pages: Page[] = [];
    while (pages.length < FOLLOWERS) {
      pages.push(...(await Promise.all(Array.from({ length: 100 }, () => openPage(world, channel)))));
    }
    const connections = await Connections.open(world.port, FOLLOWERS + 1);
    const heard: number[] = [];
    const seen: number[] = [];
    let refused = 0;
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const times = await postOnce(connections, { groupId: group.id, people, pages, round });
      if (round >= WARM_UP) {
        heard.push(...times.heard);
        const shown = times.seen.filter((ms) => ms !== null);
        seen.push(...shown);
        refused += times.seen.length - shown.length;
      }
      await wait(PAUSE_MS);
    }
    connections.close();
    for (const { socket } of pages) socket.terminate();
    return {
      followers: FOLLOWERS,
      rounds: ROUNDS,
      refused,
      heardMs: percentiles(heard),
      seenMs: percentiles(seen),
    };
  } finally {
    await world.close();
  }
}

type Page = { socket: WebSocket; onPost: () => void };
type Round = { groupId: string; people: Person[]; pages: Page[]; round: number };

async function postOnce(connections: Connections, { groupId, people, pages, round }: Round) {
  const startedMs = performance.now();
  const since = () => performance.now() - startedMs;
  const heard: number[] = [];
  const seen = pages.map(
    (page, at) =>
      new Promise<number | null>((resolve) => {
        page.onPost = async () => {
          page.onPost = () => {};
          heard.push(since());
          await wait(refetchDelayMs({ nowMs: since(), lastAskedMs: null, random: Math.random() }));
          const cookie = people[at]?.cookie ?? "";
          const answer = await connections.send(at, trpcQuery("posts.list", cookie, { groupId, limit: 20 }));
          resolve(answer.status === 200 ? since() : null);
        };
      }),
  );
  const author = people[round];
  const post = { groupId, body: `The fox was seen ${round} times.` };
  const { status, body } = await connections.send(
    FOLLOWERS,
    trpcRequest("posts.create", author?.cookie ?? "", post),
  );
  if (status !== 200) throw new Error(`the post was answered with ${status}: ${body}`);
  return { seen: await Promise.all(seen), heard };
}

function openPage(world: World, channel: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${world.port}/app/${world.key}?protocol=7&client=bench&version=1`,
    );
    const page: Page = { socket, onPost: () => {} };
    socket.on("error", reject);
    socket.on("message", (data) => {
      const text = data.toString();
      if (text.includes("connection_established")) {
        socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel } }));
      } else if (text.includes("subscription_succeeded")) resolve(page);
      else if (text.includes("posts.new")) page.onPost();
    });
  });
}
