type Failure = { name: string; error: string };
type Figures = { passed: number; failed: number; skipped: number; failures: Failure[] };

export function readPlaywright(report: object): Figures;
export function failureLines(failures: Failure[]): string[];
