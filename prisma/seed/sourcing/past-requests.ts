import { seededRandom } from "../../../lib/seeded-random";
import { HOUSES, type House } from "./houses";
import type { MemberKey, OrganizationKey } from "./organizations";
import type { Asked, Reply, Request } from "./request-listings";

const ASKED_EACH = 5;

const ASKERS: readonly [OrganizationKey, MemberKey][] = [
  ["northwind", 2],
  ["kestrel", 8],
  ["lotus", 17],
];

const TITLES = [
  "Design week",
  "Team offsite",
  "Open lab day",
  "Annual assembly",
  "Product night",
  "Hack weekend",
  "Gala",
];

/** Requests of the last three months, from which answer rates, signals and badges come. */
export function pastRequests(): Request[] {
  const houses = HOUSES.filter(({ status }) => status === undefined);
  let turn = 0;
  return ASKERS.flatMap(([by, author]) =>
    TITLES.map((title, index) => {
      const chosen = Array.from({ length: ASKED_EACH }, () => houses[turn++ % houses.length] as House);
      return pastRequest({ by, author, index, title, houses: chosen });
    }),
  );
}

type Past = {
  by: OrganizationKey;
  author: MemberKey;
  index: number;
  title: string;
  houses: House[];
};

function pastRequest({ by, author, index, title, houses }: Past): Request {
  const key = `past-${by}-${index}`;
  const random = seededRandom(key);
  const sentDay = -80 + index * 9;
  const asked = houses.map((house): Asked => ({ house: house.key, reply: replyOf(house, random) }));
  const winner = asked.find(({ reply }) => reply.is === "answer" && reply.availability !== "unavailable");
  if (winner && index % 2 === 0) winner.wins = true;
  return {
    key,
    by,
    author,
    title,
    eventType: "Conference",
    status: winner?.wins ? "awarded" : "closed",
    sentDay,
    deadlineDay: sentDay + 7,
    first: sentDay + 60,
    days: 1,
    people: [40, 80],
    layouts: ["theatre"],
    needs: "",
    asked,
  };
}

/** As often answered and refused as the venue's listing says. */
function replyOf(house: House, random: () => number): Reply {
  if (random() >= house.answers) return { is: "silence" };
  const afterHours = 2 + Math.floor(random() * 46);
  const isRefused = random() < house.refuses;
  const availability = isRefused ? "unavailable" : random() < 0.7 ? "confirmed" : "tentative";
  return {
    is: "answer",
    availability,
    afterHours,
    message: isRefused ? "Taken that day, sorry." : "We have room for you.",
  };
}
