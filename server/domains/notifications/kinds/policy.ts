import { localToUtc, utcToLocal } from "../../../../lib/dates";
import {
  type Channel,
  type ChannelDefault,
  type KindName,
  type KindTopic,
  NOTIFICATION_KINDS,
  SENT_CHANNELS,
  type SentChannel,
} from "./schema";

/** One choice of a person: kind, channel, and whether they want it. */
export type Choice = { kind: string; channel: string; enabled: boolean };

/** Minutes of the day in the person's zone; the end may lie on the next day. */
export type QuietHours = { from: number; to: number };

/** Whether a kind does without the channel, or cannot be kept from it. */
export function defaultOf(kind: KindName, channel: Channel): ChannelDefault {
  return NOTIFICATION_KINDS[kind].channels[channel];
}

/** Whether a person with these choices gets this kind on this channel. */
export function isWanted(kind: KindName, channel: Channel, choices: readonly Choice[]): boolean {
  const byDefault = defaultOf(kind, channel);
  if (byDefault === "always") return true;
  if (byDefault === "never") return false;
  const choice = choices.find((one) => one.kind === kind && one.channel === channel);
  return choice?.enabled ?? byDefault === "on";
}

/** Whether a topic concerns members of organizations only. */
export function isAboutSourcing(topic: KindTopic): boolean {
  return topic === "organizing" || topic === "venues";
}

/** Whether there is anything to choose. */
export function canChoose(kind: KindName, channel: Channel): boolean {
  return ["on", "off"].includes(defaultOf(kind, channel));
}

const DAY_MINUTES = 1440;

/**
 * When something may be sent: now, or at the end of the quiet hours that now falls into.
 * @param latestAt what comes after it is of no use, so that quiet hours which end later are broken; null = it cannot wait
 */
export function sendTime(
  { quiet, timeZone, latestAt }: { quiet: QuietHours | null; timeZone: string; latestAt: Date | null },
  now: Date,
): Date {
  if (!quiet || !latestAt) return now;
  const end = quietEnd(quiet, timeZone, now);
  return end && end <= latestAt ? end : now;
}

/** When the quiet hours end that now falls into; null outside of them. */
export function quietEnd({ from, to }: QuietHours, timeZone: string, now: Date): Date | null {
  const local = utcToLocal(now, timeZone);
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const sinceStart = (minute - from + DAY_MINUTES) % DAY_MINUTES;
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
  if (sinceStart >= length) return null;
  const endsToday = minute < to;
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  if (!endsToday) day.setUTCDate(day.getUTCDate() + 1);
  const clock = `${two(Math.floor(to / 60))}:${two(to % 60)}`;
  const end = localToUtc(`${day.toISOString().slice(0, 10)}T${clock}`, timeZone);
  // Where clocks go back, the same wall time comes twice.
  return end > now ? end : null;
}

const two = (number: number) => String(number).padStart(2, "0");

/** A person to notify, as far as their channels are concerned. */
export type Reachable = {
  timeZone: string;
  quiet: QuietHours | null;
  /** A confirmed number; null if there is none. */
  phone: string | null;
  /** Whether a browser of theirs gets push messages, and this site sends some. */
  hasPush: boolean;
  choices: readonly Choice[];
};

export type ChannelPlan = { inApp: boolean; sent: { channel: SentChannel; runAfter: Date }[] };

/** The channels of one notification, and when each is due. The notification centre shows it right away: it makes no sound. */
export function planChannels(
  kind: KindName,
  person: Reachable,
  {
    latestAt,
    notBefore,
    isOwed = false,
  }: {
    latestAt: Date | null;
    notBefore?: Date | undefined;
    /** Mailed whatever they chose. */
    isOwed?: boolean | undefined;
  },
  now: Date,
): ChannelPlan {
  const asked = notBefore && notBefore > now ? notBefore : now;
  const runAfter = sendTime({ quiet: person.quiet, timeZone: person.timeZone, latestAt }, asked);
  const wanted = SENT_CHANNELS.filter(
    (channel) =>
      (isWanted(kind, channel, person.choices) && isReachable(person, channel)) ||
      (isOwed && channel === "email"),
  );
  return {
    inApp: isWanted(kind, "inApp", person.choices),
    sent: wanted.map((channel) => ({ channel, runAfter })),
  };
}

function isReachable({ phone, hasPush }: Reachable, channel: SentChannel): boolean {
  if (channel === "whatsapp") return phone !== null;
  return channel === "email" || hasPush;
}

/** A person without an account, who cannot have chosen anything. */
export const STRANGER: Reachable = { timeZone: "UTC", quiet: null, phone: null, hasPush: false, choices: [] };
