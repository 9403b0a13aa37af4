import path from "node:path";
import { seededRandom } from "../../lib/seeded-random";
import { findDamage } from "./aftermath";
import { gatherCrowd } from "./crowd";
import type { Fault, Rig, Site } from "./fault";
import { type Asked, openJournal } from "./journal";

export type Totals = {
  fault: string;
  seed: string;
  rounds: number;
  /** How often the fault really happened. */
  struck: number;
  asked: number;
  acknowledged: number;
  refused: number;
  /** Requests whose answer was lost: the ones that a fault puts at risk. */
  unknown: number;
  /** The problems found afterwards, each with its round. Empty = sound. */
  wrong: string[];
};

/** Causes a fault `rounds` times, each with its own crowd, and checks the state after each. */
export async function runFault(
  fault: Fault,
  site: Site,
  { rounds, seed }: { rounds: number; seed: string },
): Promise<Totals> {
  const none = { struck: 0, asked: 0, acknowledged: 0, refused: 0, unknown: 0 };
  const totals: Totals = { fault: fault.name, seed, rounds, ...none, wrong: [] };
  const rig = await fault.open(site);
  try {
    for (let round = 1; round <= rounds; round++) {
      const { struck, asked, wrong } = await runRound(rig, {
        file: path.join(site.folder, `${fault.name}-${round}.journal`),
        random: seededRandom(`${seed} ${fault.name} ${round}`),
      });
      const count = (outcome: Asked["came"]["outcome"]) =>
        asked.filter((ask) => ask.came.outcome === outcome).length;
      totals.struck += struck;
      totals.asked += asked.length;
      totals.acknowledged += count("ok");
      totals.refused += count("refused");
      totals.unknown += count("unknown");
      totals.wrong.push(...wrong.map((what) => `round ${round}: ${what}`));
    }
  } finally {
    await rig.close();
  }
  return totals;
}

async function runRound(rig: Rig, { file, random }: { file: string; random: () => number }) {
  const journal = openJournal(file);
  try {
    const crowd = await gatherCrowd(rig.db, journal, random);
    const { times, server, wrong = [] } = await rig.strike(crowd, random);
    const asked = journal.read();
    const damage = await findDamage(rig.db, crowd.event.poolId, asked, server);
    return { struck: times, asked, wrong: [...wrong, ...damage] };
  } finally {
    journal.close();
  }
}
