import { setTimeout as wait } from "node:timers/promises";
import WebSocket from "ws";
import { mustAsk } from "../../components/posts/feed/heard-posts";
import type { PostNews } from "../../server/realtime/channels";
import { groupChannel } from "../../server/realtime/community-channels";
import { createGroup } from "../../tests/group-factories";
import { Connections, trpcQuery, trpcRequest } from "../http-client";
import { percentiles } from "../stats";
import { openWorld, type Person, type World } from "../world";

const FOLLOWERS = 1_000;
const ROUNDS = 10;
const WARM_UP = 2;
/** What the post caused besides is over before the next one. */
const PAUSE_MS = 3_000;

/**
 * The time from sending a post until the open pages of 1,000 members of its group have heard of it and can count it, and how
 * many of them ask the server for it by the rule of the page.
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
    let asked = 0;
    let refused = 0;
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const times = await postOnce(connections, { groupId: group.id, people, pages, round });
      if (round >= WARM_UP) {
        heard.push(...times.heard);
        asked += times.answers.length;
        refused += times.answers.filter((status) => status !== 200).length;
      }
      await wait(PAUSE_MS);
    }
    connections.close();
    for (const { socket } of pages) socket.terminate();
    return {
      followers: FOLLOWERS,
      rounds: ROUNDS,
      heardMs: percentiles(heard),
      asked,
      refused,
    };
  } finally {
    await world.close();
  }
}

type Page = { socket: WebSocket; onPost: (news: PostNews) => void };
type Round = { groupId: string; people: Person[]; pages: Page[]; round: number };

async function postOnce(connections: Connections, { groupId, people, pages, round }: Round) {
  const startedMs = performance.now();
  const heard: number[] = [];
  const answers: number[] = [];
  const counted = pages.map(
    (page, at) =>
      new Promise<void>((resolve, reject) => {
        page.onPost = (news) => {
          page.onPost = () => {};
          heard.push(performance.now() - startedMs);
          const viewerId = people[at]?.id ?? null;
          if (!mustAsk(news, { groupId, sort: "newest" }, { viewerId, blocksPeople: false }))
            return resolve();
          const cookie = people[at]?.cookie ?? "";
          wait(Math.random() * news.spreadMs)
            .then(() => connections.send(at, trpcQuery("posts.list", cookie, { groupId, limit: 20 })))
            .then(({ status }) => resolve(void answers.push(status)), reject);
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
  await Promise.all(counted);
  return { heard, answers };
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
      else if (text.includes("posts.new")) page.onPost(newsIn(text));
    });
  });
}

/** A frame holds the data of its message as text. */
function newsIn(frame: string): PostNews {
  return JSON.parse(JSON.parse(frame).data) as PostNews;
}
