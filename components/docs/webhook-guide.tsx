import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { WEBHOOK_TYPES } from "@/server/domains/webhooks/schema";
import { CodeBlock } from "./code-block";
import { Code } from "./words";

const message = `POST /turnout HTTP/1.1
Host: hooks.example.com
Content-Type: application/json
Webhook-Id: 6d0b6a4e-2f5c-4a0e-9a53-0f3c1f6f7b10
Webhook-Timestamp: 1795253400
Webhook-Signature: v1,fvAKhUcb2NMUMv3Yx5ZsRlIXs8TwnrEJJI5ZCDnE7FI=

{
  "id": "6d0b6a4e-2f5c-4a0e-9a53-0f3c1f6f7b10",
  "type": "rsvp.confirmed",
  "createdAt": "2026-11-21T09:30:00.000Z",
  "data": {
    "event": { "id": "…", "title": "Letterpress evening", "slug": "letterpress-evening-6f3f0c",
               "startsAt": "2026-12-04T18:00:00.000Z", "status": "published" },
    "session": null,
    "rsvp": { "id": "…", "status": "confirmed", "guests": 1, "seats": 2, "userId": "…" },
    "person": { "id": "…", "name": "Ana Ferreira", "email": "ana@turnout.test" }
  }
}`;

/** What is sent, how it is signed and what a receiver has to do. A test runs the example. */
export function WebhookGuide({ example }: { example: string }) {
  return (
    <div className="mb-10 space-y-6">
      <div className="prose max-w-prose">
        <p>
          What happens at the events that you host is posted to your URL, within a second or so. Each message
          is signed as in Standard Webhooks, so its libraries work too.
        </p>
      </div>
      <CodeBlock label="A message" code={message} />
      <TypesTable />
      <CodeBlock label="verify-webhook.mjs" code={example} canCopy />
      <ReceiverRules />
      <div className="prose max-w-prose">
        <h3>Try it on your own machine</h3>
        <p>
          Start Turnout with <Code>WEBHOOKS_TO_LOOPBACK=1 npm start</Code>. Webhooks then also reach programs
          on the same machine, on ports from 1024 on and over http: register{" "}
          <Code>http://localhost:4000/turnout</Code> under Settings, Webhooks and send a test message from
          there. Leave the setting off wherever strangers can sign up.
        </p>
      </div>
    </div>
  );
}

function ReceiverRules() {
  return (
    <div className="prose max-w-prose">
      <ul>
        <li>
          <strong>Verify the signature first.</strong> It is an HMAC-SHA256 with the bytes that the secret has
          in base64 behind <Code>whsec_</Code>, over <Code>id.timestamp.body</Code>, the body as it came and
          before it is parsed. Refuse messages older than five minutes.
        </li>
        <li>
          <strong>Drop repeats.</strong> Delivery is at least once. A repeat has the same{" "}
          <Code>Webhook-Id</Code>, with a new timestamp and signature.
        </li>
        <li>
          <strong>Trust the newest message.</strong> <Code>type</Code> says what happened, <Code>data</Code>{" "}
          how things are at the time of sending. Messages can overtake each other.
        </li>
        <li>
          <strong>Look at session.</strong> An <Code>rsvp.*</Code> message is about the seat at the event
          where <Code>session</Code> is null, and otherwise about a seat in that session.
        </li>
        <li>
          <strong>Answer 2xx within 10 seconds,</strong> and do the work afterwards. Any other answer, or
          none, is retried after 2, 4 and 8 seconds, 1, 5 and 30 minutes, 2, 8 and 24 hours, or later if you
          ask for it with <Code>Retry-After</Code>. Redirects are not followed.
        </li>
        <li>
          <strong>410 switches the webhook off.</strong> So do more than 50 failures in a row; we'll email
          you. While a URL fails, it is tried with one message at a time.
        </li>
        <li>
          <strong>A new secret overlaps with the old one.</strong> For 24 hours a message has a signature for
          each, separated by a space. One valid signature is enough.
        </li>
        <li>
          <strong>Public addresses only:</strong> https on port 443 or from 1024 on, with a certificate that
          is trusted, and no name that resolves to a private network.
        </li>
      </ul>
    </div>
  );
}

const DATA = {
  rsvp: "event, session, rsvp, person",
  event: "event",
  session: "event, session",
} as const satisfies Record<(typeof WEBHOOK_TYPES)[number]["about"], string>;

function TypesTable() {
  return (
    <Table label="Types of messages">
      <TableHead>
        <TableHeader>Type</TableHeader>
        <TableHeader>What happened</TableHeader>
        <TableHeader>Data</TableHeader>
      </TableHead>
      <tbody>
        {WEBHOOK_TYPES.map(({ type, about, says }) => (
          <TableRow key={type}>
            <TableCell className="whitespace-nowrap font-mono text-xs">{type}</TableCell>
            <TableCell className="min-w-56">{says}</TableCell>
            <TableCell className="whitespace-nowrap font-mono text-muted text-xs">{DATA[about]}</TableCell>
          </TableRow>
        ))}
        <TableRow>
          <TableCell className="whitespace-nowrap font-mono text-xs">webhook.ping</TableCell>
          <TableCell>You asked for a test message</TableCell>
          <TableCell className="font-mono text-muted text-xs">webhookId</TableCell>
        </TableRow>
      </tbody>
    </Table>
  );
}
