import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { doorChannel, eventChannel, hostChannel, linkChannel, userChannel } from "@/server/realtime/channels";
import { CodeBlock } from "./code-block";
import { Code } from "./words";

const channels = [
  {
    name: eventChannel({ id: "{eventId}", visibility: "public" }),
    who: "Anyone",
    message: "seats.changed",
    data: "{ seats }",
    meaning:
      "Seat counts or the waitlist changed. At most four messages a second, however many RSVPs there are.",
  },
  {
    name: eventChannel({ id: "{eventId}", visibility: "public" }),
    who: "Anyone",
    message: "event.changed",
    data: "{ spreadMs }",
    meaning:
      "The event was edited, published or cancelled. Read it again, at a random moment within spreadMs: all who listen hear this at the same instant.",
  },
  {
    name: eventChannel({ id: "{eventId}", visibility: "private" }),
    who: "Hosts, guests and invited people",
    message: "the same two",
    data: "",
    meaning: "Replaces the public channel for private events.",
  },
  {
    name: linkChannel("{eventId}", "{tag}"),
    who: "Anyone with the invitation link",
    message: "the same two",
    data: "",
    meaning:
      "For programs that have only the shared invitation link of a private event. The tag is the first 32 hex digits of the SHA-256 of the link's secret; send the secret as invite with the authorization. A renewed link has another channel.",
  },
  {
    name: hostChannel("{eventId}"),
    who: "Host and co-hosts",
    message: "guests.changed",
    data: "{}",
    meaning: "A guest's RSVP or waitlist position changed. Read the lists again.",
  },
  {
    name: doorChannel("{eventId}"),
    who: "Host, co-hosts and door staff",
    message: "arrivals.changed",
    data: "{}",
    meaning: "Someone arrived, or who is expected changed. Read the counts of the door again.",
  },
  {
    name: userChannel("{userId}"),
    who: "That person",
    message: "rsvp.changed",
    data: "{ eventId }",
    meaning: "Their own RSVP changed, such as a promotion from the waitlist. Read RSVP or position again.",
  },
];

/** The live channels: names, messages, and a client that a test of this project runs. */
export function LiveGuide({ example }: { example: string }) {
  return (
    <div className="space-y-6">
      <div className="prose max-w-prose">
        <p>
          Seat counts, waitlists and a person's own status are sent as they change, over the Pusher Channels
          protocol: any Pusher client works, with the key and options of <Code>GET /live</Code>. They replace
          polling and a WebSocket per event or per RSVP.
        </p>
      </div>
      <ChannelsTable />
      <div className="prose max-w-prose">
        <ul>
          <li>
            <strong>Keep the highest version.</strong> Messages can overtake each other;{" "}
            <Code>seats.version</Code> grows with every change. Ignore a message with a lower version than
            yours.
          </li>
          <li>
            <strong>Read again after every (re)subscription.</strong> Missed messages are not sent again. Bind{" "}
            <Code>pusher:subscription_succeeded</Code>, which also fires after a reconnect, and read the
            present state from the API there.
          </li>
          <li>
            <strong>Messages carry only what everyone on the channel may know.</strong> For anything else, the
            message tells you to ask the API, which decides what you may see.
          </li>
          <li>
            <strong>Private channels are authorized</strong> by <Code>POST /api/pusher/auth</Code>, which
            Pusher clients call automatically. A page of this site sends its cookie; a program adds its token
            as <Code>channelAuthorization.headers.authorization</Code>. Without permission it answers 403.
            When the permission ends, so does the connection: connect again, and you get the channels that you
            may still listen to.
          </li>
          <li>
            <strong>Pages of other sites cannot connect:</strong> a browser sends the origin of its page, and
            any origin other than this one gets 403. Listen from a server or a program; one connection carries
            as many as 200 channels. Presence channels, cache channels and client events are off.
          </li>
        </ul>
      </div>
      <CodeBlock label="live-seats.mjs, after npm install pusher-js" code={example} canCopy />
    </div>
  );
}

function ChannelsTable() {
  return (
    <Table label="Channels and messages">
      <TableHead>
        <TableHeader>Channel</TableHeader>
        <TableHeader>Message</TableHeader>
        <TableHeader>Who listens</TableHeader>
        <TableHeader>What it says</TableHeader>
      </TableHead>
      <tbody>
        {channels.map((channel) => (
          <TableRow key={`${channel.name} ${channel.message}`}>
            <TableCell className="whitespace-nowrap align-top font-mono text-xs">{channel.name}</TableCell>
            <TableCell className="whitespace-nowrap align-top font-mono text-xs">
              {channel.message} <span className="text-muted">{channel.data}</span>
            </TableCell>
            <TableCell className="min-w-36 align-top">{channel.who}</TableCell>
            <TableCell className="min-w-64 align-top">{channel.meaning}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
