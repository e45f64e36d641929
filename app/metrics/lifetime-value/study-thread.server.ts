import { parentPort, workerData } from "node:worker_threads";
import type { ThreadData } from "../../lib/start-thread.server";
import { toStudyFacts, type StudyInput } from "./from-columns";
import { studyLifetimes } from "./study";

// The program of a thread of its own: fitting takes seconds, in which pages are served all the same.

const { input } = workerData as ThreadData<StudyInput>;
parentPort?.postMessage(studyLifetimes(toStudyFacts(input), input.seed));
