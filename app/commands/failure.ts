import { z } from "zod";
import { AppError } from "../lib/errors";
import { ProgramEnded } from "./child-process";

/** How a command ends that could not do what it was asked for. */
export interface Failure {
  /** 2: the options or files are at fault; 1: anything else. */
  code: 1 | 2;
  message: string;
}

/** Puts an error into words for whoever called the command: what is wrong, and no stack. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof z.ZodError) {
    return { code: 2, message: error.issues.map(({ message }) => message).join("\n") };
  }
  if (error instanceof AppError) {
    return { code: error.code === "invalid_input" ? 2 : 1, message: error.message };
  }
  // Node's own words name the option; what follows is about its way to escape arguments.
  if (
    error instanceof TypeError &&
    "code" in error &&
    /^ERR_PARSE_ARGS_/.test(String(error.code))
  ) {
    return {
      code: 2,
      message: `${error.message.split(". To specify")[0]}. --help lists them all.`,
    };
  }
  // The local store's way to complain about an option or a file.
  if (error instanceof ProgramEnded && error.code === 2) {
    const complaints = error.output.filter((line) => !line.startsWith("Options: "));
    return { code: 2, message: complaints.map(nameOwnOption).join("\n") };
  }
  return { code: 1, message: error instanceof Error ? error.message : String(error) };
}

/** The local store calls the files' options differently. */
function nameOwnOption(line: string): string {
  return line.replace(/^--(products|orders|customers)-csv:/, "--$1:");
}
