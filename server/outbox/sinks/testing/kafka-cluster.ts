import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

export type KafkaMessage = {
  topic: string;
  partition: number;
  key: string;
  headers: Record<string, string>;
  value: { id: string; type: string; aggregateId: string; seq: string; at: string; payload: unknown };
};

export type KafkaCluster = {
  /** host:port of each broker. */
  brokers: string[];
  /** Stops all brokers in the middle of whatever they do; their connections stay open. */
  pause: () => void;
  resume: () => void;
  kill: () => Promise<void>;
  /** All of a topic so far, partition by partition, as another client reads it. */
  read: (topic: string) => Promise<KafkaMessage[]>;
};

type Envelope = Omit<KafkaMessage, "headers" | "value"> & { headers: string[]; payload: string };

/**
 * Three brokers that keep everything in memory: the mock cluster of librdkafka, which lives as long as a producer.
 * @param answerMs how long they take for each answer
 */
export async function startKafka(answerMs = 0): Promise<KafkaCluster> {
  const args = ["-P", "-t", "unused", "-b", "ignored:1", "-X", "test.mock.num.brokers=3", "-d", "mock"];
  args.push("-X", `test.mock.broker.rtt=${answerMs}`);
  const child = spawn("kcat", args, { stdio: ["pipe", "ignore", "pipe"] });
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  onTestFinished(async () => {
    await end(child);
    process.off("exit", abandon);
  });
  const brokers = await new Promise<string[]>((resolve, reject) => {
    child.on("error", reject).on("exit", () => reject(new Error("the brokers did not start")));
    let said = "";
    child.stderr.on("data", (text: Buffer) => {
      said += text.toString();
      // Up to the white space behind it: on a busy machine the line arrives in pieces.
      const [, addresses] = /bootstrap\.servers=(\S+)\s/.exec(said) ?? [];
      if (addresses) resolve(addresses.split(","));
    });
  });
  return {
    brokers,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    kill: () => end(child),
    read: (topic) => readTopic(brokers, topic),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function readTopic(brokers: string[], topic: string): Promise<KafkaMessage[]> {
  const args = ["-C", "-b", brokers.join(), "-t", topic, "-o", "beginning", "-e", "-q", "-J", "-m", "60"];
  const { stdout } = await promisify(execFile)("kcat", args, {
    maxBuffer: 64 * 1024 * 1024,
    timeout: 30_000,
  });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const { topic, partition, key, headers, payload } = JSON.parse(line) as Envelope;
      // Names and values in turn.
      const pairs = headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1] ?? ""]] : []));
      return { topic, partition, key, headers: Object.fromEntries(pairs), value: JSON.parse(payload) };
    });
}
