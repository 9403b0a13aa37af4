import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createOrganization, createRfp, createVenue } from "../../../tests/venue-factories";
import type { Db } from "../../db/client";
import { setAvailability } from "../../domains/holds/availability.commands";
import { joinQueue } from "../../domains/holds/commands";
import { convertHold } from "../../domains/holds/conversion.commands";
import { respond } from "../../domains/rfps/answers.commands";
import { awardRfp } from "../../domains/rfps/ending.commands";
import { sendRfp } from "../../domains/rfps/sending.commands";
import { provideEnv } from "../../env";
import { deliverOnce } from "../../notifications/deliveries";
import { drainOutbox } from "../relay";
import type { Sink } from "../sink";
import { readsWhere, recordingSink } from "../testing/recording-sink";
import { createKafkaTopics } from "./kafka-topics";
import { announcements, notifications } from "./notifications";
import { createRedisStreams } from "./redis-streams";
import { createSignals, signals } from "./signals";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);

/** A port that nothing listens on. */
const NOWHERE = "127.0.0.1:1";

function sinksThatFail(): Sink[] {
  const recorder = createSignals(() => Promise.reject(new Error("the recorder is out of order")));
  const redis = createRedisStreams(() => ({ url: `redis://${NOWHERE}`, streamMax: 100 }));
  const kafka = createKafkaTopics(() => ({
    brokers: [NOWHERE],
    clientId: "turnout",
    topicPrefix: "",
    ssl: false,
    sasl: null,
  }));
  onTestFinished(async () => {
    await Promise.all([redis.close?.(), kafka.close?.()]);
  });
  return [recorder, redis, kafka];
}

/** A request that is sent, answered and awarded, and a queue that ends in a converted hold. */
async function playSourcing(db: Db): Promise<{ rfpId: string; venueId: string }> {
  const organization = await createOrganization(db);
  const own = { organizationId: organization.id, now: null };
  const venue = await createVenue(db);
  const taken = await requestTo(db, organization.id, venue.id);
  await sendRfp(db, { ...own, rfpId: taken.rfpId });
  await respond(db, { rfpVenueId: taken.rfpVenueId, answer: { availability: "unavailable" }, now: null });
  const entry = await joinQueue(db, { ...own, sourceRfpVenueId: taken.rfpVenueId });
  await setAvailability(db, { venueId: venue.id, status: "accepting_events", now: null });
  const { newRfp } = await convertHold(db, { ...own, entryId: entry.id, actorId: organization.ownerId });
  await sendRfp(db, { ...own, rfpId: newRfp.id });
  const [asked] = newRfp.venues;
  const rfpVenueId = asked?.id ?? "";
  await respond(db, { rfpVenueId, answer: { availability: "confirmed" }, now: null });
  const awarded = await awardRfp(db, { ...own, rfpId: newRfp.id, rfpVenueId });
  expect(awarded.status).toBe("awarded");
  return { rfpId: newRfp.id, venueId: venue.id };
}

async function requestTo(db: Db, organizationId: string, venueId: string) {
  const { id: rfpId } = await createRfp(db, { organizationId, status: "draft" });
  const { id: rfpVenueId } = await db.rfpVenue.create({ data: { rfpId, venueId, status: "picked" } });
  return { rfpId, rfpVenueId };
}

test("venue sourcing goes on while recorder, Redis and Kafka are down, and each gets every fact once when it is back", async () => {
  const { db } = database;
  const failing = sinksThatFail();
  await drainOutbox(db, { until: inSeconds(20), sinks: failing });
  const { venueId } = await playSourcing(db);
  await drainOutbox(db, { until: inSeconds(20), sinks: failing });
  expect(await db.venueAvailabilitySignal.count({ where: { venueId } })).toBe(0);
  const facts = await db.outboxEvent.findMany({ orderBy: { seq: "asc" } });
  for (const sink of ["signals", "redis", "kafka"]) {
    expect([sink, await db.outboxTask.count({ where: { sink } })]).not.toEqual([sink, 0]);
  }

  const outside = (["redis", "kafka"] as const).map((name) =>
    recordingSink(name, { reads: readsWhere(() => true) }),
  );
  await drainOutbox(db, { until: inSeconds(20), sinks: [signals, ...outside], now: inSeconds(3600) });
  expect(await db.outboxTask.count()).toBe(0);
  for (const { received } of outside) {
    expect(new Set(received.map(({ id }) => id)).size).toBe(received.length);
    const told = new Set(received.map(({ id }) => id));
    const missed = facts.filter(({ id, type }) => /^(rfp|venueHold)\./.test(type) && !told.has(id));
    expect(missed.map(({ type }) => type)).toEqual([]);
  }
  const recorded = await db.venueAvailabilitySignal.findMany({ where: { venueId } });
  expect(recorded.map(({ signalType }) => signalType).sort()).toEqual([
    "awarded",
    "confirmed",
    "manual_available",
    "unavailable",
  ]);
});

/** What WhatsApp's provider was asked to send since it is up again. */
async function whatsappServer(): Promise<{ url: string; received: string[] }> {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    received.push(body);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ messages: [{ id: `wamid.${received.length}` }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

test("a hold stands and is converted while WhatsApp is down, and its message arrives once when WhatsApp is back", async () => {
  const { db } = database;
  const over = (url: string) =>
    provideEnv({
      ...{ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" },
      ...{ WHATSAPP_TOKEN: "token", WHATSAPP_PHONE_NUMBER_ID: "1", WHATSAPP_API_URL: url },
    });
  onTestFinished(() => provideEnv({ LOG_LEVEL: "silent" }));
  over(`http://${NOWHERE}`);
  const hold = async (phone: string) => {
    const organization = await createOrganization(db);
    await db.user.update({
      where: { id: organization.ownerId },
      data: { phone, phoneConfirmedAt: new Date() },
    });
    const own = { organizationId: organization.id, now: null };
    const venue = await createVenue(db);
    const asked = await requestTo(db, organization.id, venue.id);
    await db.rfp.update({ where: { id: asked.rfpId }, data: { createdById: organization.ownerId } });
    await sendRfp(db, { ...own, rfpId: asked.rfpId });
    await respond(db, { rfpVenueId: asked.rfpVenueId, answer: { availability: "unavailable" }, now: null });
    const { id: entryId } = await joinQueue(db, { ...own, sourceRfpVenueId: asked.rfpVenueId });
    await setAvailability(db, { venueId: venue.id, status: "accepting_events", now: null });
    return { ...own, entryId, actorId: organization.ownerId };
  };
  const [kept, converted] = [await hold("+15550100001"), await hold("+15550100002")];
  await drainOutbox(db, { until: inSeconds(20), sinks: [notifications, announcements], now: inSeconds(60) });
  const owed = await db.delivery.count({ where: { channel: "whatsapp", sentAt: null } });
  expect(owed).toBe(2);
  expect(await deliverOnce(db, "whatsapp", { now: inSeconds(120) })).toMatchObject({ sent: 0, failed: 2 });
  const { newRfp } = await convertHold(db, converted);
  expect(newRfp.status).toBe("draft");
  expect(await db.venueWaitlistEntry.findUnique({ where: { id: kept.entryId } })).toMatchObject({
    status: "offered",
  });

  const { url, received } = await whatsappServer();
  over(url);
  const back = { now: inSeconds(3600) };
  expect(await deliverOnce(db, "whatsapp", back)).toMatchObject({ sent: 1, skipped: 1, failed: 0 });
  expect(await deliverOnce(db, "whatsapp", { now: inSeconds(7200) })).toMatchObject({ sent: 0 });
  expect(received).toEqual([expect.stringContaining("+15550100001")]);
});
