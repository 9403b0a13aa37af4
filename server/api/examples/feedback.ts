import { EXAMPLE_PARAMS, type Example } from "./facts";

const own = {
  stars: 5,
  comment: "More time at the press, please.",
  anonymous: false,
  createdAt: "2026-12-05T09:12:00.000Z",
  updatedAt: "2026-12-05T09:12:00.000Z",
};
const distribution = { count: 2, average: 4.5, stars: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 } };
const given = {
  body: { stars: 5, comment: own.comment },
  answer: { feedback: own, created: true },
};
const list = {
  query: { limit: "20" },
  answer: {
    ...distribution,
    items: [
      {
        id: "9b1c0b8f6f0d4a0fb3a1c2d4e5f60718",
        stars: 5,
        comment: own.comment,
        anonymous: false,
        person: { id: "019aa3c1-7b20-7c11-9d3a-5f6e7d8c9b0a", name: "Ana Duarte" },
        day: "2026-12-05",
      },
      {
        id: "c0ffee8f6f0d4a0fb3a1c2d4e5f60718",
        stars: 4,
        comment: null,
        anonymous: true,
        person: null,
        day: "2026-12-05",
      },
    ],
    nextCursor: null,
  },
};

/** Feedback on events and sessions, by the name of the procedure. */
export const FEEDBACK_EXAMPLES: Record<string, Example> = {
  "feedback.give": given,
  "feedback.giveToSession": given,
  "feedback.mine": { answer: { feedback: own } },
  "feedback.mineOfSession": { answer: { feedback: null } },
  "feedback.remove": { answer: { feedback: null } },
  "feedback.removeOfSession": { answer: { feedback: null } },
  "feedback.list": list,
  "feedback.listOfSession": list,
  "feedback.summary": {
    answer: {
      event: distribution,
      sessions: [{ sessionId: EXAMPLE_PARAMS.sessionId, title: "Mixing your own inks", ...distribution }],
    },
  },
  "feedback.file": {
    answer: {
      name: "feedback-letterpress-evening-6f3f0c.csv",
      text: "About,Title,Stars,Comment,Name,Day\r\nEvent,Letterpress evening,5,Lovely,Ana Duarte,2026-12-05\r\n",
    },
  },
};
