import path from "node:path";
import { defineConfig } from "vitest/config";

// An odd zone (+05:45), set before any worker starts, so that code which takes the machine's zone for UTC is found out.
process.env.TZ = "Asia/Kathmandu";

const ELSEWHERE = ["**/node_modules/**", "**/.next/**", "**/.turnout/**", "e2e/**"];
// A busy machine may take seconds for what a quiet one does at once.
const expectations = { poll: { timeout: 20_000 } };
const shared = {
  resolve: {
    alias: {
      "@": path.resolve(import.meta.dirname),
      // What Node finds. Vite prefers another build, which refuses the schemas of packages that Node loads.
      graphql: path.resolve(import.meta.dirname, "node_modules/graphql/index.js"),
    },
  },
};

export default defineConfig({
  test: {
    passWithNoTests: true,
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...ELSEWHERE, "**/*.db.test.ts"],
          expect: expectations,
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: ELSEWHERE,
          globalSetup: ["tests/database-setup.ts"],
          // Whatever is mailed carries a signed link.
          env: { NEXTAUTH_SECRET: "a secret for tests" },
          expect: expectations,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
