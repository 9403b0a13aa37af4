import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";
import { distributionOut } from "../../feedback/schema";
import { arrivalsOut } from "../arrivals/schema";
import { reportOut } from "../report/schema";
import { rsvpsOverTimeOut } from "../schema";

export const sessionReportInput = z.strictObject({ sessionId: id });

const { arrivals, waitlist } = reportOut.shape;
const { seatsTakenMax, firstFullAt } = reportOut.shape.capacity.shape;

export const sessionReportOut = z.object({
  sessionId: id,
  startsAt: instantOut,
  endsAt: instantOut,
  capacity: z.object({
    capacity: z.number().int().nullable(),
    seatsTaken: z.number().int().describe("Confirmed, or held for an offer."),
    seatsTakenMax,
    firstFullAt,
  }),
  overTime: rsvpsOverTimeOut,
  waitlist,
  arrivals: arrivals.describe("Null until the session has begun and a guest was checked in."),
  arrivalCurve: arrivalsOut,
  feedback: distributionOut,
});

export type SessionReport = z.infer<typeof sessionReportOut>;
