/** The log for messages to the operator; a pino logger fits. */
export type ChannelsLog = {
  warn(fact: object, message: string): void;
  error(fact: object, message: string): void;
};

export const silentLog: ChannelsLog = { warn: () => {}, error: () => {} };
