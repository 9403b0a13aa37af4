import { ImageResponse } from "next/og";
import { coverFor } from "@/lib/cover";
import { formatEventTime } from "@/lib/dates";
import { type EventPageProps, loadEvent } from "./shown-event";

export const size = { width: 1200, height: 630 };
export const contentType = "image/png";
export const alt = "The event's title and time";

/** What is shown where the link is passed on. It is fetched without an invitation: a private event has none. */
export default async function EventImage({ params }: Pick<EventPageProps, "params">) {
  const event = await loadEvent((await params).eventId, undefined);
  const { id, title, host } = event;
  const [from, to] = coverFor(id).ground;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  return new ImageResponse(
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        padding: 64,
        backgroundImage: `linear-gradient(135deg, ${from}, ${to})`,
      }}
    >
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          justifyContent: "space-between",
          flex: 1,
          padding: 56,
          borderRadius: 40,
          background: "#ffffff",
          color: "#14151a",
        }}
      >
        <div style={{ display: "flex", fontSize: title.length > 60 ? 56 : 76, lineHeight: 1.1 }}>{title}</div>
        <div style={{ display: "flex", flexDirection: "column", fontSize: 32, color: "#565862" }}>
          <div style={{ display: "flex" }}>
            {formatEventTime({ ...event, startsAt, endsAt, now: new Date() })}
          </div>
          <div style={{ display: "flex", justifyContent: "space-between" }}>
            <div style={{ display: "flex" }}>{`Hosted by ${host.name}`}</div>
            <div style={{ display: "flex", color: "#2f4be0" }}>Turnout</div>
          </div>
        </div>
      </div>
    </div>,
    size,
  );
}
