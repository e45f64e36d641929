import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";

/** Where the figures were taken. */
export interface Machine {
  system: string;
  processor: string;
  cores: number;
  memoryGb: number;
  node: string;
  postgres: string;
  /** Load averages (1, 5, 15 minutes) when the run began: above 0 others were at work too. */
  load: number[];
}

export function describeMachine(postgres: string): Machine {
  const processors = cpus();
  return {
    system: `${platform()} ${release()} ${arch()}`,
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    postgres,
    load: loadavg().map((value) => Math.round(value * 100) / 100),
  };
}
