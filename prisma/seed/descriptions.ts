/** The event descriptions of the demo, in Markdown. */
export const DESCRIPTIONS = {
  jazz: `Five musicians, one upright piano, and the river outside the windows. The **Alfama Quintet** plays two sets of slow, late-autumn jazz, with a long break for petiscos on the terrace.

### The evening
- **20:00** Doors, vinho verde, find your table
- **20:30** First set: standards, mostly ballads
- **21:45** Second set: Carla's own pieces, played in public for the first time

Tables are shared, six to a table. Come alone; nobody stays a stranger here for long.

> "The kindest room in Lisbon to hear a bass solo." *A guest, last spring*`,

  ceramics: `Two hours, one wheel each, and a bowl that is yours. We start from a lump of stoneware and end with clay up to the elbows. No experience needed; an old shirt is.

1. Wedging and centring, the part everybody finds hardest
2. Opening and pulling the walls
3. Trimming, and choosing one of four glazes

Your bowl is fired twice and ready to **pick up after three weeks**. Tea and biscuits are included.`,

  supper: `One long table, twenty-four chairs, ten small courses built around what a Danish field still gives in November: celeriac, Jerusalem artichoke, beetroot, salsify, and a potato you will remember.

Everything is **vegetarian** and can be made vegan; tell us under *special requirements*. Wine, juice and coffee are part of it.

*The last suppers were full within a day. If you are on the waitlist, do not despair: someone always catches a cold.*`,

  repair: `Bring the toaster, the lamp, the jacket with the broken zip. Volunteers with soldering irons, sewing machines and a lot of patience sit down **with** you and fix it.

- Electronics: Jonas and Emil
- Textiles: Joana
- Bicycles: anyone not afraid of grease

Still looking for someone who knows clocks.`,

  photography: `Shinjuku after rain. We meet under the big screen, walk for three hours through the alleys west of the station and end in a kissaten with the best coffee of the quarter.

Any camera will do, a phone as well. Bring a fast lens if you have one, and shoes that forgive puddles.`,

  conference: `Two days about websites made by people: personal pages, small tools, webrings, RSS, and software that is finished. **A dozen talks**, two days of workshops, one very long lunch.

| Day | Theme |
|---|---|
| Friday | Making: pages by hand, and generators that stay out of the way |
| Saturday | Keeping: archives, links that last, leaving platforms |
| Sunday | Meeting: workshops, and a picnic if the weather lets us |

All talks are captioned live. The building has step-free access, a quiet room and a crèche.`,

  run: `Twelve easy kilometres along the Thames from Hammersmith to Putney and back, at the pace of the slowest runner. We stop for photos of dogs.

Coffee afterwards at the boathouse. **Everyone is welcome**; if 12 km is too far, turn round at the bridge.`,

  breakfast: `Fourteen people who are building something, one table, and Tomás's shakshuka. No pitches and no slides. Each of us brings **one question we are stuck on**; the table gets ten minutes to answer it.

Please do not pass the link on: we keep it small on purpose.`,

  birthday: `It is the big four-oh, and we are doing it properly: sunset on the roof, a churrasco that Beto has been planning since March, and a playlist no one may touch.

*No presents.* If you must: a book you loved, with a note in it.`,

  momo: `We fold, steam and eat, and Maya's grandmother tells how the recipe came over the pass. Three fillings: buffalo, spinach and paneer, and the potato one that children fight over.

- Folding lesson at 16:00, at the long table in the courtyard
- First steamers at 17:15
- Stories and tea until the last one is gone

Seats go strictly in order here: the group that has waited longest is next, whatever its size.`,

  database: `An hour of live questions about locks. Why did that migration stop the site? What is a *gap* lock, and do you have any? When is \`skip locked\` a gift, and when is it a lie?

\`\`\`sql
select * from seats where event_id = $1 for no key update;
\`\`\`

Bring a query plan that frightens you. We will read a few of them together. The recording goes to everyone who signed up.`,

  studios: `Nineteen artists in the old cannery open their doors for a weekend: painters, a letterpress, two instrument makers and someone who builds very small robots.

Come and go as you like. Ask questions; touch what the labels say may be touched. The **print swap** is on the second day at 15:00.`,

  vinyl: `Ten people, five natural wines, five records, listened to from the first groove to the last with no talking. (Talking is for in between.)

This one keeps no waitlist: the room has ten chairs, and when they are gone they are gone.`,

  cinema: `*Cinema Paradiso*, on a bedsheet, in the orchard. **Called off**: the storm has taken the bedsheet, and a pear tree with it. We will try again in spring.`,

  letterpress: `Six people, two presses from 1911, and a type case each. We set one line by hand, lock it up, ink it and pull it until it is right; you go home with five prints and black fingers.

When a seat opens up, it is **offered** to the next person on the waitlist, who has two days to accept. So keep an eye on your email.`,

  portfolio: `Bring what you are working on: photographs, drawings, a book that is not one yet. Each of us gets ten minutes on the long table, and feedback that is kind and honest, in that order.

We keep the evening small and mixed, so **we read every request** and answer within a few days. The address comes with your seat.`,

  garden: `The pear trees want pruning before the frost does it for us. We start with a round of the orchard, work in small groups until one, and eat together at the long table in the greenhouse.

No experience needed; there is an expert in every group. *Boots, and clothes that may meet mud.*`,

  listening: `We hear one record from the first groove to the last, with the lights down and a break when it is turned over. Which one it is stays a secret until the needle is on it.

Eighteen chairs and two good loudspeakers. **Members of the group** choose their chairs first.`,

  tasting: `We cook all ten courses once, small, and eat them standing up. Bring an honest tongue and a pencil.

Enter through the kitchen door; the front is locked.`,

  chess: `A board, a pot of coffee, ninety minutes for the whole game and no hurry. Beginners get a teacher, everyone else an opponent of about their strength.

Every week at the same table. Come once or come always; each evening has its own seats.`,
} as const;
