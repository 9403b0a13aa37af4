import type { GroupScript } from "./script";

export const LONG_RUNNERS: GroupScript = {
  key: "long-runners",
  slug: "thames-long-runners",
  name: "Thames Long Runners",
  description: `We run along the river on Sunday mornings, at a pace at which you can talk. Three distances, one breakfast.`,
  rules: "No one is left behind. If you lead a group, count it at every bridge.",
  place: "London",
  visibility: "public",
  joining: "open",
  topics: ["Running", "Outdoors"],
  owner: "ben",
  moderators: ["ana"],
  members: ["moderator", "door", "admin"],
  guests: 27,
  posts: [
    {
      key: "route",
      by: "ben",
      daysAgo: 3,
      title: "Sunday's route: 12, 18 or 24 km",
      text: `We start at **Hammersmith Bridge, south side**, at 8:30.

| Distance | Turn at | Back by |
|---|---|---|
| 12 km | Barnes | 9:50 |
| 18 km | Kew | 10:30 |
| 24 km | Richmond | 11:15 |

Breakfast is at the boathouse for everyone who makes it in time for the eggs.`,
      tags: ["Routes"],
      event: "run",
      reactions: { like: 16, celebrate: 4 },
      comments: [
        {
          by: 30,
          after: 3,
          text: "Is the towpath dry past Kew?",
          replies: [
            {
              by: "ana",
              after: 1,
              text: "Since Thursday, yes. One puddle, which is now a pond.",
              reactions: { laugh: 6 },
            },
          ],
        },
        { by: 31, after: 6, text: "I can lead the 18." },
        {
          by: 33,
          after: 20,
          text: "First time with you. I run about 6:10. Which group?",
          replies: [
            {
              by: "ben",
              after: 1,
              text: "The 12 or the 18, whatever your legs say at Barnes. You will have company in both.",
            },
          ],
        },
      ],
    },
    {
      key: "shoes",
      by: 35,
      daysAgo: 8,
      title: "Which shoes for wet towpaths?",
      text: "Mine slide on leaves. I would rather not buy *another* pair for four months a year, but I would also rather not swim.",
      tags: ["Gear"],
      reactions: { like: 4 },
      comments: [
        {
          by: 36,
          after: 5,
          text: "Any road shoe with a soft lug. You want rubber, not spikes.",
          reactions: { insightful: 9 },
        },
        { by: "moderator", after: 9, text: "Mind the wooden bridge whatever you wear." },
      ],
    },
    {
      key: "pb",
      by: "ana",
      daysAgo: 12,
      text: "Half marathon in **1:58**. I cried at 20 and it was not the wind. Thank you all for the winter.",
      reactions: { celebrate: 21, love: 13 },
      comments: [{ by: "ben", after: 1, text: "You did the winter yourself. We only held the breakfast." }],
    },
  ],
};
