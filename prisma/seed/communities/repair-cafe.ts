import type { GroupScript } from "./script";

export const REPAIR_CAFE: GroupScript = {
  key: "repair-cafe",
  slug: "repair-cafe-kreuzberg",
  name: "Repair Café Kreuzberg",
  description: `Bring what is broken and learn to mend it. Toasters, jackets, bicycles and radios, on the second Saturday of each month.

People who would like to repair for others join here: we let you in by hand, so that everyone knows who holds the soldering iron.`,
  rules: `1. The owner of a thing stays beside it.
2. Mains voltage only with a second pair of eyes.
3. What can't be mended is taken home again.`,
  place: "Berlin",
  visibility: "public",
  joining: "approval",
  topics: ["Crafts", "Sustainability"],
  owner: "cohost",
  moderators: [],
  members: ["host", "owner"],
  guests: 14,
  requests: [
    { who: "dev", note: "I mended radios with my grandfather, and would like to learn coffee machines." },
    { who: "chi", note: "I sew. Jackets and bags, no leather." },
  ],
  holdsFirst: true,
  posts: [
    {
      key: "parts",
      by: "cohost",
      daysAgo: 5,
      title: "What we are short of",
      text: `- [x] Thermal fuses
- [ ] Zips, 60 cm, dark
- [ ] M3 screws, *short ones*
- [ ] A patient person for the espresso machines`,
      tags: ["Parts"],
      reactions: { like: 7, insightful: 1 },
      comments: [
        {
          by: 41,
          after: 4,
          text: "I have a drawer of M3. What is short for you?",
          replies: [{ by: "cohost", after: 1, text: "Up to 8 mm. A drawer sounds like Christmas." }],
        },
        { by: 42, after: 11, text: "Zips come on Saturday." },
      ],
    },
    {
      key: "radio",
      by: 43,
      daysAgo: 13,
      title: "The radio from 1961 plays again",
      text: "It was one capacitor and a lot of dust. The lady who brought it found *her* station in the first minute and we all had to look out of the window for a while.",
      picture: "radio",
      reactions: { love: 15, celebrate: 6 },
      comments: [{ by: "host", after: 6, text: "This is why I mend." }],
    },
    {
      key: "first",
      by: 44,
      daysAgo: 0.3,
      title: "Hello, I repair bicycles",
      text: "I have all the tools for hubs and brakes and can come on the second Saturdays from next month.",
      held: true,
    },
  ],
};
