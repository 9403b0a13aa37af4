const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const SHOWN_MAX = 15;
const WIDTH_MAX = 200;

/** The totals and failures of a Playwright JSON report. A test that passed only on a retry counts as failed. */
export function readPlaywright({ stats, suites, errors = [] }) {
  const failures = [
    ...suites.flatMap((suite) => failedSpecs(suite, [])),
    ...errors.map((error) => ({ name: "outside of a test", error: error.message ?? "" })),
  ];
  return { passed: stats.expected, failed: failures.length, skipped: stats.skipped, failures };
}

function failedSpecs(suite, above) {
  const titles = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "unexpected" || test.status === "flaky")
      .map((test) => ({
        name: [...titles, spec.title].join(" > "),
        error: test.results.find((result) => result.error)?.error.message ?? test.status,
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => failedSpecs(inner, titles))];
}

/** Two lines per failure, its name and the first line of its error, so that the end of a log shows what failed. */
export function failureLines(failures) {
  const lines = failures
    .slice(0, SHOWN_MAX)
    .flatMap(({ name, error }) => [`✗ ${oneLine(name)}`, `    ${oneLine(error)}`]);
  const more = failures.length - SHOWN_MAX;
  return more > 0 ? [...lines, `… and ${more} more, above`] : lines;
}

function oneLine(text) {
  const line = text
    .replace(ESCAPES, "")
    .split("\n")
    .find((each) => each.trim() !== "");
  return (line ?? "no message").trim().slice(0, WIDTH_MAX);
}
