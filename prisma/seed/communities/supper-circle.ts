import type { GroupScript } from "./script";

export const SUPPER_CIRCLE: GroupScript = {
  key: "supper-circle",
  slug: "supper-circle",
  name: "The Supper Circle",
  description:
    "The people who cook for the supper club, and those who wash up. Menus, shifts and honest words.",
  place: "Copenhagen",
  visibility: "private",
  joining: "invitation",
  topics: ["Food"],
  owner: "host",
  moderators: ["cohost"],
  members: ["ana", "chi"],
  guests: 6,
  posts: [
    {
      key: "menu",
      by: "host",
      daysAgo: 4,
      title: "Winter roots: the menu as it is now",
      text: `Ten courses, of which **three are celery** and no one may say so.

> The beetroot stays. We talked about this.

Shifts are below; please answer by Friday.`,
      tags: ["Menus"],
      event: "supper",
      reactions: { like: 5, laugh: 4 },
      comments: [
        {
          by: "ana",
          after: 2,
          text: "I take the first shift. And the beetroot is fine *if* it is warm.",
          reactions: { like: 2 },
        },
        {
          by: "chi",
          after: 3,
          text: "I can wash up until midnight.",
          replies: [{ by: "cohost", after: 1, text: "You are a saint with rubber gloves." }],
        },
      ],
    },
    {
      key: "last",
      by: "cohost",
      daysAgo: 18,
      title: "What went wrong last time",
      text: "The oven. Again the oven. I have written down the times, and **we start the bread an hour earlier**.",
      locked: true,
      reactions: { insightful: 3 },
      comments: [{ by: 2, after: 5, text: "Agreed, and one of us watches it with a phone in hand." }],
    },
  ],
};
