/** What one child process says of itself: CPU time of the work alone, and what it did. */
export interface Measured {
  readonly cpuMs: number;
  readonly peakMiB: number;
  readonly did: unknown;
}

/** Runs the work of this process and prints what it took as one line of JSON. */
export async function measured(work: () => unknown): Promise<void> {
  const before = process.cpuUsage();
  const did = await work();
  const { user, system } = process.cpuUsage(before);
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const line: Measured = { cpuMs: (user + system) / 1000, peakMiB, did };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** One call of the page, as it can be made again. */
export interface Asked {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** CPU time of all calls of one screen. */
export interface ReadCpu {
  readonly firstMs: number;
  readonly medianMs: number;
}

/** CPU time of one question asked again and again. */
export interface TimedRead {
  readonly name: string;
  readonly p95Ms: number;
  readonly medianMs: number;
  /** While no figure of it is kept: the first call after something changed. */
  readonly anewMs: number;
}

/** From the start of a host to the answers of the first screen. */
export interface HostStart {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** How reads were answered beside an import, in ms by the clock. */
export interface Answered {
  /** The 95th of a hundred. */
  readonly idleMs: number;
  readonly busyMs: number;
  /** How many were answered beside the import. */
  readonly reads: number;
  /** Until the cancelling of another import was answered, and until nothing of it was left. */
  readonly cancelMs: number;
  readonly goneMs: number;
  /** How often it was looked whether a part of that import can be seen, and how often one was. */
  readonly looks: number;
  readonly partsSeen: number;
}
