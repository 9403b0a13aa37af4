import { badge } from "./venues/badge";
import { cascade } from "./venues/cascade";
import { directory } from "./venues/directory";
import { addSignals, addVenues } from "./venues/fill";
import { inference } from "./venues/inference";
import { openStore } from "./world";

const INFERRED = 10_000;
const ANSWERS_EACH = 30;
const LISTED = 100_000;
const ANSWERS_EACH_LISTED = 3;

/** Venue sourcing in the database: inference, the directory, the queue of a venue, and the public badge. */
export async function venues() {
  const { db, close } = await openStore();
  try {
    await addVenues(db, 0, INFERRED);
    await addSignals(db, ANSWERS_EACH);
    const inferred = await inference(db);
    await addVenues(db, INFERRED, LISTED);
    await addSignals(db, ANSWERS_EACH_LISTED);
    return {
      inference: inferred,
      directory: await directory(db),
      cascade: await cascade(db),
      badge: await badge(db),
    };
  } finally {
    await close();
  }
}
