import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createEmail } from "../../../app/alerts/channels/email.server";
import { type DeliveryError } from "../../../app/alerts/outgoing/delivery-error";
import { makeMessage } from "../../../app/alerts/outgoing/message";
import { clearMailEnv, setMailEnv } from "./servers";

const patience = { wholeMs: 800, stepMs: 400 };
const password = "correct horse battery";
const closers: (() => Promise<void>)[] = [];

beforeAll(() => setMailEnv(1));
afterAll(() => clearMailEnv());
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe("a mail server that does not do its part", () => {
  it("is given up when it never greets, and its connection is closed", async () => {
    const server = await listen(() => undefined);
    expect(await send(server.port)).toMatchObject({ code: "timeout", isPermanent: false });
    await server.closed();
  });

  it("is given up when it answers drop by drop, and its connection is closed", async () => {
    const server = await listen((socket) => {
      const timer = setInterval(() => socket.write("220-wait\r\n"), 50);
      socket.on("close", () => clearInterval(timer));
    });
    const begun = performance.now();
    expect(await send(server.port, { ...patience, stepMs: 10_000 })).toMatchObject({
      code: "timeout",
    });
    expect(performance.now() - begun).toBeLessThan(5000);
    await server.closed();
  });

  it("cannot take a mail after it was given up", async () => {
    let written = 0;
    const server = await listen(
      talk((line, socket) => {
        if (line.startsWith("DATA")) {
          // Says only after the patience is over that the text may come.
          setTimeout(() => socket.write("354 go on\r\n"), 1200);
        } else if (written > 0 || line === ".") written += 1;
        else socket.write("250 ok\r\n");
      }),
    );
    expect(await send(server.port, { ...patience, stepMs: 10_000 })).toMatchObject({
      code: "timeout",
    });
    await server.closed();
    await delay(600);
    expect(written).toBe(0);
  });

  it("may drop the connection amid the text", async () => {
    const server = await listen(
      talk((line, socket) => {
        if (line.startsWith("Subject:")) socket.destroy();
        else if (line.startsWith("DATA")) socket.write("354 go on\r\n");
        else if (/^(EHLO|MAIL|RCPT)/.test(line)) socket.write("250 ok\r\n");
      }),
    );
    expect(await send(server.port)).toMatchObject({ code: "connection", isPermanent: false });
  });
});

describe("a mail server with encryption and a login", () => {
  it("is refused, in words, where nothing vouches for its certificate", async () => {
    const server = await listenEncrypted();
    const error = await send(server.port, patience, { requireTLS: true, auth: login(password) });
    expect(error).toMatchObject({ code: "tls", detail: expect.stringMatching(/certificate/i) });
    expect(server.logins).toEqual([]);
  });

  it("is refused where it does not encrypt", async () => {
    const server = await listen(
      talk((line, socket) => socket.write(line.startsWith("EHLO") ? "250 ok\r\n" : "502 no\r\n")),
    );
    expect(await send(server.port, patience, { requireTLS: true })).toMatchObject({ code: "tls" });
  });

  it("takes the mail of who logs in, and says so of who cannot, without the password", async () => {
    const server = await listenEncrypted();
    const trusting = { requireTLS: true, tls: { rejectUnauthorized: false } };
    expect(await send(server.port, patience, { ...trusting, auth: login(password) })).toBe(
      "250 OK: message queued",
    );
    const error = await send(server.port, patience, { ...trusting, auth: login("wrong secret") });
    expect(error).toMatchObject({ code: "login", status: "535", isPermanent: true });
    expect(String((error as DeliveryError).detail)).toContain("535");
    expect(JSON.stringify((error as DeliveryError).stored)).not.toContain("wrong secret");
    expect(server.logins).toEqual([password, "wrong secret"]);
  });
});

const login = (pass: string) => ({ user: "shop", pass });

/** What the server answered, or why the mail has not arrived. */
function send(port: number, times = patience, options: object = { ignoreTLS: true }) {
  const channel = createEmail(times, () => ({ host: "127.0.0.1", port, ...options }));
  const createdAt = new Date("2026-11-30T12:00:00Z");
  return channel
    .send(
      { address: "owner@shop.example", secret: null },
      {
        ...{ id: "id-1", kind: "alert", createdAt, now: createdAt, stopUrl: null },
        ...{ shop: "one.myshopify.com", shopName: "One" },
        message: makeMessage({ title: "Message", sentences: ["Something happened."] }),
      },
    )
    .catch((error: unknown) => error);
}

/** Greets, and hands over each line that comes. */
const talk = (onLine: (line: string, socket: Socket) => void) => (socket: Socket) => {
  socket.write("220 here\r\n");
  let rest = "";
  socket.on("data", (part) => {
    const lines = (rest + part.toString()).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line, socket);
  });
};

async function listen(onSocket: (socket: Socket) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    // A socket nobody reads from never learns that the other side is gone.
    socket.resume();
    onSocket(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** Ends once the other side has closed its one connection; throws where it does not. */
    async closed() {
      expect(sockets).toHaveLength(1);
      const [socket] = sockets;
      if (socket && !socket.closed) {
        await once(socket, "close", { signal: AbortSignal.timeout(2000) });
      }
    },
  };
}

/** With the certificate that smtp-server brings, which nobody vouches for. */
async function listenEncrypted() {
  const logins: string[] = [];
  const server = new SMTPServer({
    logger: false,
    onAuth({ password: given }, _session, callback) {
      logins.push(given ?? "");
      if (given === password) return callback(null, { user: "shop" });
      callback(new Error("Wrong name or password"));
    },
    onData(stream, _session, callback) {
      stream.resume();
      stream.on("end", () => callback());
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, logins };
}
