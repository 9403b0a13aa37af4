import type { GroupScript } from "./script";

export const NIGHT_SOUNDS: GroupScript = {
  key: "night-sounds",
  slug: "lisbon-night-sounds",
  name: "Lisbon Night Sounds",
  description: `Small concerts, listening evenings and walks after dark, mostly by the river.

We share **who plays where**, lend each other records, and go together. Newcomers are welcome: say hello in a post and someone will keep you a seat.`,
  rules: `1. Be kind. Taste is not an argument.
2. Announce concerts with a date and a place.
3. No reselling above the price on the ticket.`,
  place: "Lisbon",
  links: [{ label: "Our listening list", url: "https://example.org/night-sounds" }],
  visibility: "public",
  joining: "open",
  topics: ["Music", "Night life"],
  owner: "host",
  moderators: ["moderator"],
  members: ["ana", "ben", "cohost", "dev", "door"],
  guests: 38,
  posts: [
    {
      key: "welcome",
      by: "host",
      daysAgo: 40,
      pinned: true,
      title: "Welcome! Start here",
      text: `This group is for people who listen **together**.

- Say hello below, and tell us the last record you played twice.
- Concerts of the group are under *Events*.
- If something bothers you, report it: @[Noor El-Amin](person:%moderator%) and I read every report.`,
      reactions: { like: 14, love: 6, celebrate: 3 },
      comments: [
        {
          by: "ana",
          after: 3,
          text: "Hello! The last one was *Kind of Blue*, which is not original, but it was raining.",
          reactions: { like: 5, laugh: 4 },
          replies: [{ by: 4, after: 1, text: "It is always the right one when it rains." }],
        },
        {
          by: 7,
          after: 20,
          text: "Hi all, just moved here. Does anyone know where to hear *fado* without a dinner menu?",
        },
      ],
    },
    {
      key: "harbour",
      by: "host",
      daysAgo: 2,
      title: "Harbour Lights: who is coming?",
      text: `The Armazém has confirmed the piano. Doors open at 19:30, and the first set is **only ballads**.

If you have a spare seat in your car from Cascais, write it here.`,
      tags: ["Concerts"],
      picture: "harbour",
      event: "jazz",
      reactions: { like: 11, celebrate: 9 },
      comments: [
        {
          by: "ana",
          after: 2,
          text: "I am in, with two friends. We can bring the blankets from last time.",
          reactions: { love: 3 },
          replies: [
            {
              by: "cohost",
              after: 1,
              text: "Please do. It gets cold at the water after ten.",
              replies: [
                {
                  by: 3,
                  after: 2,
                  text: "How cold is cold? I come straight from work.",
                  replies: [
                    {
                      by: "host",
                      after: 1,
                      text: "A coat, not a scarf. They also heat the bar.",
                      reactions: { insightful: 4 },
                      replies: [{ by: 3, after: 1, text: "Perfect, thank you." }],
                    },
                  ],
                },
              ],
            },
          ],
        },
        { by: 11, after: 5, text: "Two free seats from Cascais at 18:45, at the station." },
        {
          by: "door",
          after: 8,
          text: "I am at the door. Have your ticket open before you reach me, the signal there is weak.",
        },
      ],
    },
    {
      key: "lifts",
      by: "ana",
      daysAgo: 1.5,
      title: "Lifts home after Harbour Lights",
      text: "The last tram leaves at 23:10, which is *during* the encore. I drive to Amadora afterwards and have two seats. Who else has some?",
      event: "jazz",
      audience: "going",
      reactions: { like: 4, love: 2 },
      comments: [
        { by: "cohost", after: 3, text: "I go to Almada with one free seat. Meet me at the piano." },
      ],
    },
    {
      key: "listening",
      by: "host",
      daysAgo: 3,
      title: "A new event for members",
      text: "Members of the group find it here.",
      event: "listening",
      announces: true,
      reactions: { celebrate: 7, like: 5 },
      comments: [{ by: "ana", after: 2, text: "Two chairs near the left loudspeaker, please." }],
    },
    {
      key: "player",
      by: "ben",
      daysAgo: 6,
      title: "Record player for a listening evening",
      text: "My belt is worn and I host the next evening on the 14th. Does anyone have a player that travels well? I can pick it up and I promise to *dust* before.",
      tags: ["Lending"],
      reactions: { like: 3 },
      comments: [
        {
          by: 15,
          after: 4,
          text: "You can have mine. It is heavy, so bring a friend.",
          reactions: { love: 5 },
        },
        { by: "ben", after: 5, text: "You are wonderful. I will bring two." },
      ],
    },
    {
      key: "quiet",
      by: 19,
      daysAgo: 9,
      text: "The little church in Graça has organ practice every Tuesday at six, with the doors open. No one minds if you sit in the last row and close your eyes.",
      tags: ["Concerts"],
      reactions: { love: 12, insightful: 3 },
      comments: [
        {
          by: "ana",
          after: 30,
          text: "Went yesterday. There were four of us and a cat.",
          reactions: { laugh: 7 },
        },
      ],
    },
    {
      key: "tickets",
      by: 23,
      daysAgo: 1,
      title: "CHEAP TICKETS all concerts!!!",
      text: "Write me for tickets of every concert this month, half price, payment in advance only.",
      reportedBy: ["ana", 4],
      comments: [
        { by: 8, after: 1, text: "In advance to whom?" },
        { by: 23, after: 2, text: "You are all too stupid to know a good offer.", hidden: true },
      ],
    },
  ],
};
