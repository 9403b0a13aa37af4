import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A vitest reporter that writes `{passed, failed, skipped, failures: [{name, error}]}` to TURNOUT_TEST_REPORT.
 * Unlike the built-in JSON reporter it also counts failures outside of tests: hooks, files that do not load,
 * unhandled rejections.
 */
export default class FailuresReporter {
  onTestRunEnd(modules, strayErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const count = (state) => states.filter((each) => each === state).length;
    const failures = [...modules.flatMap(failuresIn), ...strayErrors.map(stray)];
    const figures = { passed: count("passed"), failed: failures.length, skipped: count("skipped") };
    writeFileSync(process.env.TURNOUT_TEST_REPORT, JSON.stringify({ ...figures, failures }));
  }
}

function failuresIn(module) {
  const file = path.relative(process.cwd(), module.moduleId);
  const named = (title, errors) => errors.map((error) => ({ name: title, error: textOf(error) }));
  const suites = [...module.children.allSuites()].flatMap((suite) =>
    named(`${file} > ${suite.fullName} (hook)`, suite.errors()),
  );
  const tests = [...module.children.allTests("failed")].map((test) => ({
    name: `${file} > ${test.fullName}`,
    error: textOf(test.result().errors?.[0]),
  }));
  return [...named(file, module.errors()), ...suites, ...tests];
}

function stray(error) {
  const during = error.VITEST_TEST_NAME ? `, during "${error.VITEST_TEST_NAME}"` : "";
  const file = error.VITEST_TEST_PATH ? path.relative(process.cwd(), error.VITEST_TEST_PATH) : "no file";
  return { name: `${file} > outside of a test${during}`, error: textOf(error) };
}

function textOf(error) {
  return error?.message || String(error?.name ?? error);
}
