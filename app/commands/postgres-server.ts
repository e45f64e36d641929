import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { access, chown, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "../lib/errors";
import type { Database } from "../store/database.server";
import { openPostgres } from "../store/postgres.server";
import { findFreePort } from "./free-port";

const run = promisify(execFile);

export interface PostgresServer {
  /** Of the database "shelfwise", as its owner: a plain role that may create databases and roles. */
  url: string;
  /** The same database as a superuser, who sees through row-level security. */
  adminUrl: string;
  /** As the program says it, such as "15.8". */
  version: string;
  /** One more database of the same owner; both URLs lead to it. */
  addDatabase(): Promise<{ url: string; adminUrl: string }>;
  /** Ends the server as an update of it would, its data kept, and starts it again after `work`. */
  duringOutage(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const patienceMs = 60_000;
const role = "shelfwise";

// Where Debian and Homebrew keep the programs, which are often not on the PATH.
const debianRoot = "/usr/lib/postgresql";
const homebrewRoots = ["/opt/homebrew/opt", "/usr/local/opt"];

/** The folder of the newest installed `initdb` and `postgres`; null where there is none. */
export async function findPostgres(): Promise<string | null> {
  const debian = (await list(debianRoot)).map((name) => join(debianRoot, name, "bin"));
  const homebrew = await Promise.all(
    homebrewRoots.map(async (root) =>
      (await list(root)).filter((n) => /^postgresql/.test(n)).map((n) => join(root, n, "bin")),
    ),
  );
  const onPath = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const folder of [...onPath, ...[...debian, ...homebrew.flat()].sort(newestFirst)]) {
    const programs = ["initdb", "postgres"].map((name) => access(join(folder, name)));
    const isComplete = await Promise.all(programs).then(
      () => true,
      () => false,
    );
    if (isComplete) return folder;
  }
  return null;
}

function newestFirst(a: string, b: string): number {
  const versionOf = (path: string) => Number(/(\d+)\/bin$/.exec(path)?.[1] ?? 0);
  return versionOf(b) - versionOf(a);
}

function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/**
 * Starts a throw-away PostgreSQL server on a free port of the loopback interface, with its data in a
 * temporary folder. It ends, and its data goes, with `stop` or with this process, however that ends.
 * `isDurable: false` spares the waiting for the disk. Throws AppError `invalid_input` where no
 * PostgreSQL is installed.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const programs = await findPostgres();
  if (programs === null) {
    throw new AppError(
      "invalid_input",
      "No PostgreSQL is installed here: install it (Debian: apt-get install postgresql, macOS: brew install postgresql@17).",
    );
  }
  // initdb refuses to run as root.
  const user = process.getuid?.() === 0 ? await findPlainUser() : {};
  const home = await mkdtemp(join(tmpdir(), "shelfwise-postgres-"));
  try {
    return await startIn(home, programs, user, isDurable);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

type User = { uid?: number; gid?: number };

async function findPlainUser(): Promise<User> {
  for (const name of ["postgres", "nobody"]) {
    const ids = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]).catch(
      () => null,
    );
    if (ids) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new AppError("internal", "There is no plain user to run PostgreSQL as.");
}

async function startIn(
  home: string,
  programs: string,
  user: User,
  isDurable: boolean,
): Promise<PostgresServer> {
  const data = join(home, "data");
  const passwordFile = join(home, "password");
  const [adminPassword, password] = [newPassword(), newPassword()];
  await writeFile(passwordFile, adminPassword, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(home, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  await run(
    join(programs, "initdb"),
    [
      ...["--pgdata", data, "--username", "postgres", "--pwfile", passwordFile],
      ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
    ],
    { ...user, cwd: home },
  );
  const port = await findFreePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "256MB",
    max_wal_size: "2GB",
    // Its messages are in English whatever the machine speaks: tests read them.
    lc_messages: "C",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const server = await launch(home, join(programs, "postgres"), data, settings, user);
  try {
    const urlOf = (name: string, secret: string, database: string) =>
      `postgresql://${name}:${secret}@127.0.0.1:${port}/${database}`;
    const urlsOf = (database: string) => ({
      url: urlOf(role, password, database),
      adminUrl: urlOf("postgres", adminPassword, database),
    });
    const rootUrl = urlOf("postgres", adminPassword, "postgres");
    const version = await prepare(rootUrl, password, server);
    let databases = 0;
    return {
      ...urlsOf(role),
      version,
      async addDatabase() {
        const name = `${role}_${(databases += 1)}`;
        const root = await openPostgres(rootUrl);
        await root.exec(`create database ${name} owner ${role}`).finally(() => root.close());
        return urlsOf(name);
      },
      async duringOutage(work) {
        await server.pause();
        try {
          await work();
        } finally {
          await server.resume();
        }
        await (await connect(rootUrl, server)).close();
      },
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Launched {
  hasEnded(): boolean;
  log(): string;
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

// The server lives as long as our end of its standard input: the kernel closes that whatever way this
// process ends, kill -9 included. While there is a file "paused", it is not started again.
const guardian = `
trap '' INT HUP
program=$1; data=$2; home=$3; shift 3
exec 3<&0
( cat <&3 > /dev/null
  touch "$home/over"; rm -f "$home/paused"; kill -INT $(cat "$home/pid") ) 2> /dev/null &
while :; do
  "$program" -D "$data" "$@" 3<&- &
  server=$!
  echo $server > "$home/pid"
  [ -e "$home/over" ] && kill -INT $server
  wait $server
  [ -e "$home/paused" ] || break
  while [ -e "$home/paused" ]; do sleep 0.1; done
  [ -e "$home/over" ] && break
done
rm -rf "$home"`;

async function launch(
  home: string,
  program: string,
  data: string,
  settings: Record<string, string>,
  user: User,
): Promise<Launched> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn("/bin/sh", ["-c", guardian, "guardian", program, data, home, ...flags], {
    ...user,
    cwd: home,
    // A group of its own: Ctrl+C is for us, who then end it in order.
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4_000)));
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true;
      resolve();
    };
    child.once("exit", end);
    child.once("error", end);
  });
  child.stdin.on("error", () => {});
  // It must not keep a process alive whose work is done.
  child.unref();
  for (const stream of [child.stdin, child.stderr])
    (stream as unknown as { unref(): void }).unref();
  return {
    hasEnded: () => hasEnded,
    log: () => log,
    async pause() {
      await writeFile(join(home, "paused"), "");
      const pid = Number(await readFile(join(home, "pid"), "utf8"));
      process.kill(pid, "SIGINT");
      while (isRunning(pid)) await delay(20);
    },
    resume: () => rm(join(home, "paused"), { force: true }),
    async stop() {
      child.ref();
      child.stdin.end();
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until it takes connections, makes the role and its database, and returns the version. */
async function prepare(adminUrl: string, password: string, server: Launched): Promise<string> {
  const db = await connect(adminUrl, server);
  try {
    // Not a superuser: row-level security would not hold for one.
    await db.exec(`create role ${role} login createrole createdb password '${password}'`);
    await db.exec(`create database ${role} owner ${role}`);
    const { rows } = await db.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    return rows[0]?.version ?? "unknown";
  } finally {
    await db.close();
  }
}

async function connect(adminUrl: string, server: Launched): Promise<Database> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await openPostgres(adminUrl);
    } catch (error) {
      if (server.hasEnded() || Date.now() > deadline) {
        throw new Error(`PostgreSQL did not start:\n${server.log()}`, { cause: error });
      }
    }
    await delay(100);
  }
}

function newPassword(): string {
  return randomBytes(16).toString("hex");
}
